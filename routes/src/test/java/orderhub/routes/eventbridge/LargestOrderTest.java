package orderhub.routes.eventbridge;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderhub.processors.events.PendingEvents;
import orderhub.routes.json.HubJson;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * The contract of orders, which is checked before anything else happens, keeps events far below what the bus takes; so no
 * order can be accepted whose events could never be published.
 */
class LargestOrderTest {

    /** Sixteen of them would fit in a call. */
    private static final int LARGEST_EVENT_BYTES = EventBatch.MAX_BYTES / 16;

    private final SentEvents sent = new SentEvents(Clock.fixed(AnOrder.CREATED_AT, ZoneOffset.UTC), Duration.ZERO);
    private final EventBatch batch = new EventBatch(HubJson.mapper(), "the-bus", sent);

    static Stream<Order> largestStories() throws IOException {
        Order outOfStock = largest().build();
        return Stream.of(
                largest().approved().shipped().build(),
                outOfStock.append(
                        new Change(
                                EventType.INVENTORY_UNAVAILABLE,
                                outOfStock.updatedAt().plusSeconds(1),
                                new EventFacts.Unavailable(outOfStock.placed().items().stream()
                                        .map(line -> new EventFacts.Shortage(line.productId(), line.quantity(), 998))
                                        .toList())),
                        OrderStatus.REJECTED));
    }

    @ParameterizedTest
    @MethodSource("largestStories")
    void the_events_of_the_largest_order_are_far_below_the_limit_of_the_bus(Order order) {
        List<OrderEvent> events = new PendingEvents().apply(order);

        assertThat(batch.begin(order, events).calls().stream()
                        .flatMap(call -> call.entries().stream())
                        .map(PutEventsRequestEntry::detail))
                .hasSize(events.size())
                .allSatisfy(detail -> assertThat(detail).hasSizeBetween(4_000, LARGEST_EVENT_BYTES));
    }

    /** As many lines as the contract allows, each with the longest id and the largest numbers. */
    private static AnOrder largest() throws IOException {
        JsonNode lines = contract().at("/properties/items");
        int idLength = 40;
        assertThat(lines.at("/items/properties/productId/pattern").textValue()).contains("{0," + (idLength - 1) + "}");
        int most = lines.at("/items/properties/quantity/maximum").intValue();
        AnOrder order = anOrder();
        IntStream.range(0, lines.path("maxItems").intValue())
                .forEach(i -> order.withLine(
                        "P".repeat(idLength - 2) + String.format("%02d", i), most, 99_999_999, Lane.STANDARD));
        return order;
    }

    private static JsonNode contract() throws IOException {
        try (var in =
                LargestOrderTest.class.getResourceAsStream("/orderhub/schemas/commands/place-order.schema.json")) {
            return HubJson.tolerantMapper().readTree(in);
        }
    }
}
