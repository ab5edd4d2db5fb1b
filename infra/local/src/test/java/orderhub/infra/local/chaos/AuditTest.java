package orderhub.infra.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.hub.EventTap;
import orderhub.infra.local.hub.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit that finds nothing has to be one that would have found something: each kind of loss is planted. */
class AuditTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> SHIPPED =
            List.of("OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");
    private static final List<String> EXPIRED = List.of(
            "OrderCreated",
            "InventoryReserved",
            "PaymentCompleted",
            "OrderExpired",
            "PaymentRefunded",
            "InventoryReleased");

    private static final List<String> CANCELLED = List.of(
            "OrderCreated",
            "InventoryReserved",
            "PaymentCompleted",
            "OrderCancelled",
            "PaymentRefunded",
            "InventoryReleased");

    private final Map<String, String> acknowledged =
            new HashMap<>(Map.of("key-1", "bought", "key-2", "undone", "key-0", "called-off"));
    private final Set<String> calledOff = new HashSet<>(Set.of("called-off"));
    private final List<Shop.OrderRow> orders = new ArrayList<>();
    private final List<Shop.SagaRow> sagas = new ArrayList<>();
    private final Map<String, Shop.Stock> stock = new HashMap<>(Map.of("tea", new Shop.Stock(8, 0, 2)));
    private final Map<String, Long> restocked = new HashMap<>();
    private final Map<String, LedgerEntry> payments = new HashMap<>();
    private final List<EventTap.Told> events = new ArrayList<>();
    private final Map<String, Integer> queued = new HashMap<>(Map.of("lane-standard", 0, "notify-email", 7));

    @BeforeEach
    void all_is_well() {
        orders.add(order("bought", "SHIPPED", SHIPPED, "saga-1"));
        orders.add(order("undone", "EXPIRED", EXPIRED, "saga-2"));
        orders.add(order("called-off", "CANCELLED", CANCELLED, "saga-0"));
        sagas.add(new Shop.SagaRow("saga-1", "COMPLETED", List.of("NONE", "NONE")));
        sagas.add(new Shop.SagaRow("saga-2", "COMPENSATED", List.of("DONE", "DONE")));
        sagas.add(new Shop.SagaRow("saga-0", "COMPENSATED", List.of("DONE", "DONE")));
        payments.put("bought", new LedgerEntry(1, 1, 0, 0, 500, 0));
        payments.put("undone", new LedgerEntry(1, 1, 0, 0, 500, 500));
        events.addAll(told("bought", SHIPPED));
        payments.put("called-off", new LedgerEntry(1, 1, 0, 0, 500, 500));
        events.addAll(told("undone", EXPIRED));
        events.addAll(told("called-off", CANCELLED));
    }

    @Test
    void finds_nothing_where_all_is_well() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void finds_an_event_that_came_twice_no_violation() {
        events.addAll(told("bought", SHIPPED));

        assertThat(violations()).isEmpty();
    }

    @Test
    void finds_an_acknowledged_order_that_is_not_there() {
        acknowledged.put("key-3", "lost");

        assertThat(violations()).singleElement().asString().startsWith("[G1]").contains("lost");
    }

    @Test
    void finds_an_order_that_has_not_ended() {
        orders.set(0, order("bought", "PAID", SHIPPED.subList(0, 3), "saga-1"));

        assertThat(violations()).anySatisfy(violation -> assertThat(violation).startsWith("[G1]"));
    }

    @Test
    void finds_an_order_that_was_shipped_although_it_was_called_off() {
        calledOff.add("bought");

        assertThat(violations()).singleElement().asString().startsWith("[G1]").contains("called off");
    }

    @Test
    void finds_an_order_that_was_called_off_and_ended_as_if_its_time_had_been_up() {
        calledOff.clear();
        orders.set(2, order("called-off", "EXPIRED", CANCELLED, "saga-0"));

        assertThat(violations()).singleElement().asString().startsWith("[G1]").contains("as what stopped it");
    }

    @Test
    void finds_two_orders_of_one_request() {
        orders.add(order("again", "REJECTED", List.of("OrderCreated", "InventoryUnavailable"), "saga-2"));
        events.addAll(told("again", List.of("OrderCreated", "InventoryUnavailable")));

        assertThat(violations()).singleElement().asString().startsWith("[G6]").contains("again");
    }

    @Test
    void finds_a_charge_too_many_one_too_few_and_one_that_was_not_paid_back() {
        payments.put("bought", new LedgerEntry(2, 2, 0, 0, 1_000, 500));
        assertThat(violations()).singleElement().asString().startsWith("[G2]");

        payments.put("bought", LedgerEntry.NONE);
        assertThat(violations()).singleElement().asString().startsWith("[G2]");

        payments.put("bought", new LedgerEntry(1, 1, 0, 0, 500, 0));
        payments.put("undone", new LedgerEntry(1, 1, 0, 0, 500, 0));
        assertThat(violations()).singleElement().asString().startsWith("[G2]").contains("undone");
    }

    @Test
    void finds_a_payment_of_an_order_that_nobody_knows() {
        payments.put("ghost", new LedgerEntry(1, 1, 0, 0, 500, 0));

        assertThat(violations()).singleElement().asString().startsWith("[G2]").contains("ghost");
    }

    @Test
    void finds_stock_that_is_gone_that_is_held_that_is_negative_and_that_nobody_bought() {
        for (Shop.Stock wrong : List.of(
                new Shop.Stock(7, 0, 2), new Shop.Stock(7, 1, 2), new Shop.Stock(-1, 9, 2), new Shop.Stock(7, 0, 3))) {
            stock.put("tea", wrong);

            assertThat(violations()).singleElement().asString().startsWith("[G3]");
        }
    }

    @Test
    void finds_what_came_in_where_it_belongs_and_what_came_in_and_is_not_there() {
        restocked.put("tea", 5L);
        assertThat(violations()).singleElement().asString().startsWith("[G3]");

        stock.put("tea", new Shop.Stock(13, 0, 2));
        assertThat(violations()).isEmpty();
    }

    @Test
    void finds_a_saga_that_runs_that_is_parked_and_that_ended_in_two_ways() {
        for (Shop.SagaRow wrong : List.of(
                new Shop.SagaRow("saga-1", "RUNNING", List.of("NONE")),
                new Shop.SagaRow("saga-1", "PARKED", List.of("DONE", "FAILED")),
                new Shop.SagaRow("saga-1", "COMPLETED", List.of("NONE", "DONE")),
                new Shop.SagaRow("saga-2", "COMPLETED", List.of("NONE", "NONE")))) {
            sagas.set(0, wrong);

            assertThat(violations()).singleElement().asString().startsWith("[G4]");
        }
    }

    @Test
    void finds_an_event_that_was_never_told_and_one_that_was_told_too_early() {
        EventTap.Told last = events.remove(4);
        assertThat(violations()).singleElement().asString().startsWith("[G5]").contains("bought");

        events.add(new EventTap.Told("bought", last.eventId(), last.type(), BEGIN, NullNode.instance));
        assertThat(violations()).singleElement().asString().startsWith("[G5]").contains("bought");
    }

    @Test
    void finds_a_message_that_nobody_took() {
        queued.put("order-processing-dlq.fifo", 1);

        assertThat(violations()).singleElement().asString().startsWith("[G7]").contains("order-processing-dlq.fifo");
    }

    private List<String> violations() {
        return Audit.violations(new Evidence(
                acknowledged,
                calledOff,
                orders,
                sagas,
                Map.of("tea", new Shop.Stock(10, 0, 0)),
                stock,
                restocked,
                payments,
                events,
                queued));
    }

    private static Shop.OrderRow order(String id, String status, List<String> history, String saga) {
        List<Shop.Change> changes = IntStream.range(0, history.size())
                .mapToObj(i -> new Shop.Change(history.get(i), BEGIN.plusSeconds(i)))
                .toList();
        List<Shop.Line> lines = List.of(new Shop.Line("tea", 2));
        return new Shop.OrderRow(id, status, 500, lines, OrderMix.PLAIN, changes, saga, history.size(), history.size());
    }

    private static List<EventTap.Told> told(String order, List<String> types) {
        return IntStream.range(0, types.size())
                .mapToObj(i -> new EventTap.Told(
                        order, order + "/" + i, types.get(i), BEGIN.plusSeconds(1 + i), NullNode.instance))
                .toList();
    }
}
