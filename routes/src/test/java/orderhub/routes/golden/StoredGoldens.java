package orderhub.routes.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.routes.answers.Claim;
import orderhub.routes.answers.KeptAnswer;
import orderhub.routes.deadletters.DeadLetterForms;
import orderhub.routes.dynamodb.AnswersTable;
import orderhub.routes.dynamodb.EventTallies;
import orderhub.routes.dynamodb.InboxTable;
import orderhub.routes.dynamodb.ItemJson;
import orderhub.routes.dynamodb.OrderStore;
import orderhub.routes.dynamodb.Restocked;
import orderhub.routes.dynamodb.Restocks;
import orderhub.routes.dynamodb.Settlements;
import orderhub.routes.dynamodb.TableNames;
import orderhub.routes.receipts.Receipt;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.AnOrder;
import orderhub.schemas.api.Restocking;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.stock.Reservation;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What this hub stores of the {@link GoldenOrders} and of its own doings, by its own stores. */
final class StoredGoldens {

    static final TableNames TABLES = new TableNames(
            "orders", "inventory", "inventory_reservations", "catalogue", "customers", "event_tallies", "inbox");

    static final Instant NOW = AnOrder.CREATED_AT.plusSeconds(60);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final int TALLY_SHARDS = 4;
    static final String HUB = "hub-1";
    static final KeptAnswer ANSWER = new KeptAnswer(
            202, Map.of("ETag", "\"7\"", "Content-Type", "application/json"), "{\"status\":\"APPROVED\"}");

    private static final UUID SETTLED = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final int RELAY_SHARDS = 4;
    private static final List<String> STOCK =
            List.of("COF-ETH-250", "CRS-BARISTA", "ELE-EARBUD", "ELE-EARBUD#1", "ELE-EARBUD#2", "ELE-EARBUD#3");

    private final WrittenTables tables = new WrittenTables();
    private final OrderStore orders = new OrderStore(tables, TABLES, RELAY_SHARDS);

    private StoredGoldens() {}

    /** Cases by name, by kind. */
    static SortedMap<String, SortedMap<String, JsonNode>> all() {
        StoredGoldens stored = new StoredGoldens();
        SortedMap<String, SortedMap<String, JsonNode>> kinds = new TreeMap<>();
        kinds.put("orders", new TreeMap<>());
        kinds.put("reservations", new TreeMap<>());
        stored.fillStock();
        GoldenOrders.all().forEach((name, order) -> {
            stored.store(order);
            kinds.get("orders").put(name, ItemJson.of(stored.order(order)));
            stored.reservation(order).forEach(item -> kinds.get("reservations").put(name, ItemJson.of(item)));
        });
        kinds.put("stock", json(stored.tables.items(TABLES.inventory())));
        kinds.put("inbox", inbox());
        kinds.put("answers", answers());
        kinds.put("tallies", tallies());
        kinds.put("operator-actions", operatorActions());
        kinds.put("dead-letters", new TreeMap<>(DeadLetterForms.written()));
        return kinds;
    }

    private void fillStock() {
        for (String id : STOCK) {
            Map<String, AttributeValue> item = new TreeMap<>(Map.of(
                    "product_id", AttributeValue.fromS(id),
                    "available_quantity", AttributeValue.fromN("100"),
                    "reserved_quantity", AttributeValue.fromN("0"),
                    "shipped_quantity", AttributeValue.fromN("0")));
            if (id.equals("ELE-EARBUD")) {
                item.put("shards", AttributeValue.fromN("4"));
            }
            tables.items(TABLES.inventory()).put(id, item);
        }
    }

    /** Change by change, as it came about. */
    private void store(Order order) {
        Order now = new Order(
                order.orderId(),
                order.placed(),
                OrderStatus.CREATED,
                order.history().subList(0, 1),
                0,
                null);
        orders.accept(Transition.of(now));
        for (Change change : order.history().subList(1, order.version())) {
            now = Lifecycle.advance(now, change.type(), change.at(), change.facts())
                    .withSaga(order.sagaId());
            orders.save(new Transition(now, effect(now)));
        }
        if (order.published() > 0) {
            orders.markPublished(now.withPublished(order.published()));
        }
    }

    private static StockEffect effect(Order after) {
        EventFacts facts = after.lastChange().facts();
        if (facts instanceof EventFacts.Reserved held) {
            return new StockEffect.Hold(new Reservation(
                    held.reservationId(),
                    after.orderId(),
                    quantities(after),
                    after.updatedAt(),
                    held.expiresAt(),
                    Reservation.Status.ACTIVE));
        }
        if (facts instanceof EventFacts.Paid) {
            return new StockEffect.Confirm(reservationId(after), after.updatedAt());
        }
        if (facts instanceof EventFacts.Released) {
            return new StockEffect.Release(reservationId(after), quantities(after));
        }
        return facts instanceof EventFacts.Shipped
                ? new StockEffect.Ship(reservationId(after), quantities(after), after.updatedAt())
                : StockEffect.none();
    }

    static SortedMap<String, Integer> quantities(Order order) {
        SortedMap<String, Integer> held =
                order.latest(EventFacts.Reserved.class).orElseThrow().held();
        SortedMap<String, Integer> quantities = new TreeMap<>(held);
        if (held.isEmpty()) {
            for (OrderLine line : order.placed().items()) {
                quantities.merge(line.productId(), line.quantity(), Integer::sum);
            }
        }
        return quantities;
    }

    private static String reservationId(Order order) {
        return order.latest(EventFacts.Reserved.class).orElseThrow().reservationId();
    }

    private Map<String, AttributeValue> order(Order order) {
        return tables.items(TABLES.orders()).getOrDefault(order.orderId(), Map.of());
    }

    private List<Map<String, AttributeValue>> reservation(Order order) {
        return order.latest(EventFacts.Reserved.class).stream()
                .map(held -> tables.items(TABLES.inventoryReservations()).getOrDefault(held.reservationId(), Map.of()))
                .toList();
    }

    private static SortedMap<String, JsonNode> inbox() {
        WrittenTables tables = new WrittenTables();
        InboxTable inbox = inbox(tables);
        inbox.claim("notify-customer", "in-hand", "token-1");
        inbox.claim("notify-customer", "done", "token-2");
        inbox.confirm("notify-customer", "done", "token-2");
        return json(tables.items(TABLES.inbox()));
    }

    static InboxTable inbox(WrittenTables tables) {
        return new InboxTable(tables, TABLES, CLOCK, Duration.ofSeconds(20), Duration.ofDays(1));
    }

    private static SortedMap<String, JsonNode> answers() {
        WrittenTables tables = new WrittenTables();
        AnswersTable answers = answers(tables);
        answers.claim("in-hand", "fingerprint-1", "token-1");
        answers.claim("answered", "fingerprint-2", "token-2");
        answers.keep(new Claim.Ours("answered", "token-2"), ANSWER);
        return json(tables.items("idempotency_keys"));
    }

    static AnswersTable answers(WrittenTables tables) {
        return new AnswersTable(tables, "idempotency_keys", CLOCK, Duration.ofMinutes(1), Duration.ofDays(1));
    }

    private static SortedMap<String, JsonNode> tallies() {
        WrittenTables tables = new WrittenTables();
        SentEvents sent = new SentEvents(CLOCK, Duration.ZERO);
        sent.count(AnOrder.CREATED_AT);
        sent.count(AnOrder.CREATED_AT);
        EventTallies tallies = tallies(tables, sent);
        tallies.writeSent();
        tallies.addReceived(List.of(new Receipt("handle", Instant.parse("2026-03-02T10:15:00Z"))));
        return json(tables.items(TABLES.eventTallies()));
    }

    static EventTallies tallies(WrittenTables tables, SentEvents sent) {
        return new EventTallies(tables, TABLES, TALLY_SHARDS, HUB, sent);
    }

    private static SortedMap<String, JsonNode> operatorActions() {
        WrittenTables tables = new WrittenTables();
        DeadLetterForms.act(tables, CLOCK);
        OrderStore orders = new OrderStore(tables, TABLES, 4);
        Transition order = Transition.of(GoldenOrders.named("expired-while-pending"));
        orders.accept(order);
        new Settlements(orders, "operator_actions", Duration.ofDays(1), CLOCK, () -> SETTLED)
                .save(order, new Settlement("kim", "ticket 4713", Settlement.Outcome.REFUNDED, "pi_1", "re_1"));
        restock(tables);
        return json(tables.items("operator_actions"));
    }

    /** Of a delivery; said again, it is what it was. */
    static Restocked restock(WrittenTables tables) {
        return new Restocks(tables, TABLES, "operator_actions")
                .save("COF-ETH-250", new Restocking(40, "kim", "delivery 4711"), "restock", "staff-1", NOW, 1_000_000);
    }

    private static SortedMap<String, JsonNode> json(SortedMap<String, Map<String, AttributeValue>> items) {
        SortedMap<String, JsonNode> cases = new TreeMap<>();
        items.forEach((key, item) -> cases.put(key, ItemJson.of(item)));
        return cases;
    }
}
