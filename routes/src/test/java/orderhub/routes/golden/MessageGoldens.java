package orderhub.routes.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import orderhub.processors.events.NextCommand;
import orderhub.processors.events.PendingEvents;
import orderhub.processors.notifying.ComposeNotification;
import orderhub.processors.views.DescribeOrder;
import orderhub.routes.eventbridge.EventBatch;
import orderhub.routes.json.HubJson;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.api.Cancellation;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.api.Redriving;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.golden.Goldens;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.PaymentMethod;
import orderhub.schemas.order.ProcessOrder;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What this hub sends and answers about the {@link GoldenOrders}, by its own code, and what callers send it. */
final class MessageGoldens {

    static final ObjectMapper JSON = HubJson.mapper();
    static final Customer CUSTOMER =
            new Customer("C-1007", "Oluwaseun Adeyemi", true, Set.of("email", "sms", "webhook"));

    private MessageGoldens() {}

    /** Cases by name, by kind. */
    static SortedMap<String, SortedMap<String, JsonNode>> all() {
        SortedMap<String, OrderEvent> events = events();
        SortedMap<String, JsonNode> envelopes = new TreeMap<>();
        SortedMap<String, JsonNode> notifications = new TreeMap<>();
        events.forEach((type, event) -> {
            envelopes.put(type, envelope(event));
            notifications.put(type, json(new ComposeNotification().apply(notice(event), CUSTOMER)));
        });
        SortedMap<String, JsonNode> answers = new TreeMap<>();
        GoldenOrders.all().forEach((name, order) -> answers.put(name, json(new DescribeOrder().apply(order))));
        SortedMap<String, SortedMap<String, JsonNode>> kinds = new TreeMap<>();
        kinds.put("envelopes", envelopes);
        kinds.put("notifications", notifications);
        kinds.put("answers", answers);
        kinds.put("commands", commands());
        kinds.put("requests", requests());
        return kinds;
    }

    /** One of each type, from the first order that tells it; by type. What came later speaks last: cases stay what they were. */
    private static SortedMap<String, OrderEvent> events() {
        SortedMap<String, OrderEvent> events = new TreeMap<>();
        Comparator<Order> later = Comparator.comparing(
                order -> order.latest(EventFacts.Cancelled.class).isPresent());
        GoldenOrders.all().values().stream().sorted(later).forEach(order -> {
            Order untold =
                    new Order(order.orderId(), order.placed(), order.status(), order.history(), 0, order.sagaId());
            new PendingEvents().apply(untold).forEach(event -> events.putIfAbsent(event.eventType(), event));
        });
        return events;
    }

    /** What a consumer makes of it. Not read from the envelope: what cannot be read any more is to be told as a change. */
    private static EventNotice notice(OrderEvent event) {
        return new EventNotice(
                event.eventType(),
                new EventNotice.Detail(
                        event.eventId(),
                        event.orderId(),
                        event.customerId(),
                        event.totalAmount(),
                        event.currency(),
                        event.timestamp(),
                        event.correlationId(),
                        event.sagaId(),
                        event.version()));
    }

    /** As the bus brings it. Its own fields are those of any event (Amazon EventBridge user guide, event structure). */
    private static JsonNode envelope(OrderEvent event) {
        EventBatch batch =
                new EventBatch(JSON, "order-processing-bus", new SentEvents(StoredGoldens.CLOCK, Duration.ZERO));
        PutEventsRequestEntry entry = batch.begin(GoldenOrders.named("created"), List.of(event))
                .call()
                .entries()
                .get(0);
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("version", "0")
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(entry.detailType().getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("detail-type", entry.detailType())
                .put("source", entry.source())
                .put("account", "000000000000")
                .put("time", entry.time().toString())
                .put("region", "us-east-1")
                .putArray("resources");
        return envelope.set("detail", parse(entry.detail()));
    }

    /** The last command that each order called for on its way; by order. */
    private static SortedMap<String, JsonNode> commands() {
        SortedMap<String, JsonNode> commands = new TreeMap<>();
        GoldenOrders.all().forEach((name, order) -> {
            for (int version = 1; version <= Math.max(1, order.published()); version++) {
                Order now = new Order(
                        order.orderId(),
                        order.placed(),
                        order.status(),
                        order.history().subList(0, version),
                        version - 1,
                        null);
                new NextCommand()
                        .apply(now, now.withPublished(version))
                        .ifPresent(command -> commands.put(name, json(command)));
            }
        });
        return commands;
    }

    private static SortedMap<String, JsonNode> requests() {
        PaymentMethod card = new PaymentMethod("card", "pm_card_visa");
        List<PlaceOrder.Item> items =
                List.of(new PlaceOrder.Item("COF-ETH-250", 2), new PlaceOrder.Item("CRS-BARISTA", 1));
        return new TreeMap<>(Map.of(
                "cancel-order", json(new Cancellation("Ordered twice by mistake")),
                "place-order", json(new PlaceOrder("C-1007", items, null, card)),
                "place-order-in-yen", json(new PlaceOrder("C-1007", items, "JPY", card)),
                "intervene", json(new Intervention("kim", "the customer called")),
                "mend", json(new Mending("kim", "ticket 4711", Map.of("orderId", "o-1", "version", 1, "published", 1))),
                "settle", json(new Settlement("kim", "ticket 4713", Settlement.Outcome.REFUNDED, "pi_1", "re_1")),
                "redrive", json(new Redriving("kim", "ticket 4711", List.of("message-1"), 10)),
                "redrive-all", json(new Redriving("kim", "ticket 4711", null, null))));
    }

    /** The record that the hub reads such a request into. */
    static Class<?> recordOf(String request) {
        return switch (request.replaceAll("-(in-yen|all)$", "")) {
            case "place-order" -> PlaceOrder.class;
            case "cancel-order" -> Cancellation.class;
            case "intervene" -> Intervention.class;
            case "mend" -> Mending.class;
            case "settle" -> Settlement.class;
            default -> Redriving.class;
        };
    }

    static ProcessOrder command(JsonNode command) {
        return read(command, ProcessOrder.class);
    }

    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return JSON.readValue(node.toString(), type);
        } catch (JsonProcessingException e) {
            throw Goldens.unreadable(node.toString(), e);
        }
    }

    /** As it is on the wire. */
    static JsonNode json(Object value) {
        try {
            return parse(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
