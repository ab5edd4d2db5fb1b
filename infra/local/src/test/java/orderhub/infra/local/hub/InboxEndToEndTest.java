package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.infra.local.aws.AwsClients;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event that comes again has no second effect, and one whose hub died has its first. */
class InboxEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CUSTOMER = "C-1007";

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final AwsClients aws = new AwsClients(hub.aws().endpoint());
    private final InboxTable inbox = new InboxTable();

    /** The table, as somebody sees it who is not the hub. */
    private final class InboxTable {
        boolean isDone(String eventId) {
            return aws.dynamoDb
                    .getItem(get -> get.tableName("inbox").key(key(eventId)).consistentRead(true))
                    .item()
                    .containsKey("done_at");
        }

        void claimAsAHubThatDied(String eventId, Duration lease) {
            aws.dynamoDb.putItem(put -> put.tableName("inbox")
                    .item(Map.of(
                            "consumer_event", AttributeValue.fromS("notify-customer/" + eventId),
                            "claimed_by", AttributeValue.fromS("a hub that died"),
                            "lease_until",
                                    AttributeValue.fromN(Long.toString(
                                            Instant.now().plus(lease).toEpochMilli())))));
        }

        private Map<String, AttributeValue> key(String eventId) {
            return Map.of("consumer_event", AttributeValue.fromS("notify-customer/" + eventId));
        }
    }

    @Test
    void an_event_that_is_delivered_three_times_is_told_once() {
        double before = dropped("notify-customer", "duplicate");
        String eventId = UUID.randomUUID().toString();

        deliver(eventId);
        await().atMost(SOON).until(() -> inbox.isDone(eventId));
        deliver(eventId);
        deliver(eventId);

        await().atMost(SOON).until(() -> dropped("notify-customer", "duplicate") >= before + 2);
        assertThat(toldOf(eventId, "notify-email")).hasSize(1);
    }

    @Test
    void an_event_whose_hub_died_before_the_effect_is_told_when_the_lease_is_over() {
        String eventId = UUID.randomUUID().toString();
        Instant over = Instant.now().plusSeconds(4);
        inbox.claimAsAHubThatDied(eventId, Duration.ofSeconds(4));

        deliver(eventId);

        await().atMost(SOON).until(() -> inbox.isDone(eventId));
        assertThat(Instant.now()).isAfter(over);
        assertThat(toldOf(eventId, "notify-email")).hasSize(1);
    }

    @Test
    void an_order_that_comes_to_its_lane_again_is_counted_and_left_alone() {
        String orderId = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(orderId)).isEqualTo("SHIPPED");
        double before = dropped("ship-order", "duplicate");

        send("lane-standard", "OrderDispatched", UUID.randomUUID().toString(), orderId);

        await().atMost(SOON).until(() -> dropped("ship-order", "duplicate") >= before + 1);
        assertThat(api.status(orderId)).isEqualTo("SHIPPED");
    }

    private void deliver(String eventId) {
        send("notifications", "OrderShipped", eventId, UUID.randomUUID().toString());
    }

    /** As the bus does. */
    private void send(String queue, String type, String eventId, String orderId) {
        String body = """
                {"version": "0", "id": "%s", "detail-type": "%s", "source": "order-service",
                 "account": "000000000000", "time": "2026-03-02T10:15:34Z", "region": "us-east-1", "resources": [],
                 "detail": {"eventId": "%s", "eventType": "%s", "version": "1.0", "orderId": "%s",
                            "customerId": "%s", "timestamp": "2026-03-02T10:15:34Z",
                            "correlationId": "6513270e-269e-4d37-b2a7-4de452e6b438", "items": [],
                            "totalAmount": 2900, "currency": "USD"}}""".formatted(UUID.randomUUID(), type, eventId, type, orderId, CUSTOMER);
        aws.sqs.sendMessage(message -> message.queueUrl(aws.url(queue)).messageBody(body));
    }

    /** What a channel's queue has of an event, as soon as it has something. */
    private List<JsonNode> toldOf(String eventId, String queue) {
        Channel channel = new Channel(hub.aws().endpoint(), queue);
        return await().atMost(SOON)
                .until(
                        () -> channel.all(told -> told.path("eventId").asText().equals(eventId)),
                        told -> !told.isEmpty());
    }

    private double dropped(String consumer, String reason) {
        return api.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("orderhub_events_dropped_total")
                        && line.contains("consumer=\"" + consumer + "\"")
                        && line.contains("reason=\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
