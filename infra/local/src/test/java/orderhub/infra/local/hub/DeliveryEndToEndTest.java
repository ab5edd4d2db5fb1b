package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.infra.local.aws.AwsClients;
import orderhub.schemas.Examples;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every kind of message comes again, and in the wrong order: nothing happens a second time. */
class DeliveryEndToEndTest {

    private static final EventTap TAP = EventTap.make(SharedHub.get().aws().endpoint());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ORDERS = "order-processing.fifo";

    /** A customer of the sample shop who chose all channels. */
    private static final String HEARS_BY_ALL = "C-1007";

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final AwsClients aws = new AwsClients(hub.aws().endpoint());

    @Test
    void commands_that_come_again_and_in_the_wrong_order_change_nothing() {
        try (Shop shop = new Shop(hub)) {
            String id = shipped("good");
            Map<String, Object> before = everything(id);

            for (int version = 5; version >= 1; version--) {
                command(id, version);
                command(id, version);
            }

            awaitTaken(shop, ORDERS);
            assertThat(everything(id)).isEqualTo(before);
        }
    }

    @Test
    void a_command_that_comes_before_its_order_waits_for_it() {
        try (Shop shop = new Shop(hub)) {
            String key = UUID.randomUUID().toString();
            String id = OrderIds.of(Examples.order("good"), key);

            command(id, 1);
            await().atMost(SOON).until(() -> shop.inFlight().getOrDefault(ORDERS, 0) == 1);
            String placed = api.place(Examples.order("good"), key).orderId();

            assertThat(placed).isEqualTo(id);
            assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
            awaitTaken(shop, ORDERS);
            assertThat(api.eventTypes(id)).doesNotHaveDuplicates();
            assertThat(hub.gateway().ledger().of(id).captures()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"express, lane-express", "good, lane-standard", "digital, lane-digital"})
    void an_order_that_comes_to_its_lane_again_is_shipped_once(String example, String lane) {
        try (Shop shop = new Shop(hub)) {
            String id = shipped(example);
            Map<String, Object> before = everything(id);
            double dropped = dropped("ship-order", "duplicate");

            send(lane, dispatched(id));
            send(lane, dispatched(id));

            await().atMost(SOON).until(() -> dropped("ship-order", "duplicate") >= dropped + 2);
            awaitTaken(shop, lane);
            assertThat(everything(id)).isEqualTo(before);
        }
    }

    @Test
    void an_order_that_comes_to_its_lane_before_it_is_dispatched_waits_until_it_is() {
        try (Shop shop = new Shop(hub)) {
            String like = shipped("good");
            String id = api.place(Examples.order("high-value")).orderId();
            await().atMost(SOON).until(() -> api.status(id).equals("IN_REVIEW"));
            double duplicates = dropped("ship-order", "duplicate");
            double tooLate = dropped("ship-order", "too_late");

            send("lane-standard", dispatched(like).replace(like, id));
            await().atMost(SOON).until(() -> shop.inFlight().getOrDefault("lane-standard", 0) == 1);
            assertThat(api.post("/orders/" + id + "/approve").status()).isEqualTo(200);

            assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
            await().atMost(SOON).until(() -> dropped("ship-order", "duplicate") >= duplicates + 1);
            assertThat(dropped("ship-order", "too_late")).isEqualTo(tooLate);
            assertThat(api.eventTypes(id)).containsOnlyOnce("OrderShipped");
        }
    }

    @Test
    void events_that_come_again_and_in_the_wrong_order_are_told_once() {
        try (Shop shop = new Shop(hub)) {
            String id = shippedTo(HEARS_BY_ALL);
            List<JsonNode> backwards = new ArrayList<>(envelopes(id));
            Collections.reverse(backwards);
            double dropped = dropped("notify-customer", "duplicate");

            // The rule brings customers some kinds only: the others come for the first time here.
            backwards.forEach(envelope -> send("notifications", envelope.toString()));
            backwards.forEach(envelope -> send("notifications", envelope.toString()));

            await().atMost(SOON).until(() -> dropped("notify-customer", "duplicate") >= dropped + backwards.size());
            awaitTaken(shop, "notifications");
            assertThat(toldBy("notify-email", id)).containsExactlyInAnyOrderElementsOf(eventIds(backwards));
            assertThat(toldBy("notify-sms", id)).hasSize(1);
        }
    }

    /** The ids of the events of an order that a channel's queue has, as often as it has them. */
    private List<String> toldBy(String channel, String orderId) {
        return new Channel(hub.aws().endpoint(), channel)
                .all(told -> told.path("orderId").asText().equals(orderId)).stream()
                        .map(told -> told.path("eventId").asText())
                        .toList();
    }

    private static List<String> eventIds(List<JsonNode> envelopes) {
        return envelopes.stream()
                .map(envelope -> envelope.at("/detail/eventId").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "declined"})
    void compensations_that_come_again_and_in_the_wrong_order_change_nothing(String example) {
        String id = api.place(Examples.order(example)).orderId();
        api.awaitEnd(id);
        Map<String, Object> before = everything(id);
        String saga = aws.dynamoDb
                .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS(id))))
                .item()
                .getOrDefault("saga_id", AttributeValue.fromS("none"))
                .s();
        ProducerTemplate camel = hub.hub().getBean(ProducerTemplate.class);

        List.of("direct:release-stock", "direct:refund-payment", "direct:refund-payment", "direct:release-stock")
                .forEach(callback -> camel.requestBodyAndHeaders(
                        callback, null, Map.of("orderId", id, "Long-Running-Action", saga)));

        assertThat(everything(id)).isEqualTo(before);
    }

    private String shipped(String example) {
        return shippedOrder(Examples.order(example));
    }

    private String shippedTo(String customer) {
        return shippedOrder(Examples.order("good").replaceAll("C-[0-9]+", customer));
    }

    private String shippedOrder(String body) {
        String id = api.place(body).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        return id;
    }

    /** The order, its money and its stock, when all its events are told. */
    private Map<String, Object> everything(String id) {
        try (Shop shop = new Shop(hub)) {
            List<Shop.OrderRow> order = await().atMost(SOON)
                    .until(
                            () -> shop.orders().stream()
                                    .filter(row -> row.id().equals(id))
                                    .toList(),
                            rows -> rows.stream().allMatch(Shop.OrderRow::told));
            return Map.of(
                    "order",
                    order,
                    "stock",
                    shop.stock(),
                    "money",
                    hub.gateway().ledger().of(id));
        }
    }

    /** Every event of an order as the bus brought it, oldest first. */
    private List<JsonNode> envelopes(String id) {
        int events = api.eventTypes(id).size();
        return List.copyOf(
                await().atMost(SOON).until(() -> TAP.envelopesOf(id).values(), told -> told.size() == events));
    }

    /** What the bus brings to an order's lane. */
    private String dispatched(String id) {
        return envelopes(id).stream()
                .filter(envelope -> envelope.get("detail-type").textValue().equals("OrderDispatched"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private void send(String queue, String body) {
        aws.sqs.sendMessage(message -> message.queueUrl(aws.url(queue)).messageBody(body));
    }

    /** In a group of its own, so that nothing holds it. */
    private void command(String id, int version) {
        String body = "{\"orderId\":\"%s\",\"version\":%d,\"published\":%d}".formatted(id, version, version);
        String again = UUID.randomUUID().toString();
        aws.sqs.sendMessage(message -> message.queueUrl(aws.url(ORDERS))
                .messageGroupId(again)
                .messageDeduplicationId(again)
                .messageBody(body));
    }

    private static void awaitTaken(Shop shop, String queue) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.queued()).containsEntry(queue, 0));
    }

    private double dropped(String consumer, String reason) {
        return metric("orderhub_events_dropped_total", "consumer=\"" + consumer + "\"", "reason=\"" + reason + "\"");
    }

    private double metric(String name, String... tags) {
        return api.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && Stream.of(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
