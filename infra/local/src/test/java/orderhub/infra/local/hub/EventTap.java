package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.infra.local.aws.AwsClients;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** A consumer from outside: a rule of its own on the hub's bus, and a queue that takes everything it matches. */
public final class EventTap {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "tap";
    private static final String BUS = "order-processing-bus";

    private final AwsClients clients;
    private final String queueUrl;
    private final List<Told> told = new ArrayList<>();

    private EventTap(AwsClients clients, String queueUrl) {
        this.clients = clients;
        this.queueUrl = queueUrl;
    }

    /** Makes the rule and the queue. */
    public static EventTap make(URI aws) {
        AwsClients clients = new AwsClients(aws);
        String name = AwsClients.unique(NAME);
        String url = clients.createQueue(name, Map.of());
        clients.events.putRule(
                rule -> rule.name(name).eventBusName(BUS).eventPattern("{\"source\":[\"order-service\"]}"));
        Target queue = Target.builder().id(name).arn(AwsClients.queueArn(name)).build();
        clients.events.putTargets(
                targets -> targets.rule(name).eventBusName(BUS).targets(queue));
        return new EventTap(clients, url);
    }

    /** Whether a queue was made for a tap. */
    public static boolean isTap(String queue) {
        return queue.startsWith(NAME);
    }

    /** The same rule and queue, where an AWS with the same data answers now. */
    EventTap at(URI aws) {
        AwsClients moved = new AwsClients(aws);
        EventTap tap = new EventTap(moved, moved.url(queueUrl.substring(queueUrl.lastIndexOf('/') + 1)));
        tap.told.addAll(told);
        return tap;
    }

    /** One delivery of an event; the same event may be delivered again. */
    public record Told(String orderId, String eventId, String type, Instant sentAt, JsonNode envelope) {
        private static Told of(Message message) {
            JsonNode envelope = Api.read(message.body());
            long sentAt = Long.parseLong(requireNonNull(message.attributes().get(SENT_TIMESTAMP)));
            return new Told(
                    envelope.at("/detail/orderId").asText(),
                    envelope.at("/detail/eventId").asText(),
                    envelope.at("/detail-type").asText(),
                    Instant.ofEpochMilli(sentAt),
                    envelope);
        }
    }

    /** The envelopes that came for an order so far, by the event's id: delivery is at least once. */
    Map<String, JsonNode> envelopesOf(String orderId) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        takeAll().stream()
                .filter(one -> one.orderId().equals(orderId))
                .forEach(one -> byId.putIfAbsent(one.eventId(), one.envelope()));
        return byId;
    }

    /** Waits until every event of these orders came, and checks that nothing else did. */
    void awaitEveryEventOf(List<Shop.OrderRow> orders, Api api) {
        for (Shop.OrderRow order : orders) {
            Set<String> ids = new HashSet<>();
            api.get("/orders/" + order.id() + "/events")
                    .json()
                    .get("events")
                    .forEach(event -> ids.add(event.get("eventId").textValue()));
            assertThat(ids).hasSize((int) order.version());
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(envelopesOf(order.id()).keySet()).containsExactlyInAnyOrderElementsOf(ids));
        }
    }

    /** Everything that came so far. */
    public List<Told> takeAll() {
        List<Message> messages = clients.receive(queueUrl, 0);
        while (!messages.isEmpty()) {
            messages.stream().map(Told::of).forEach(told::add);
            delete(messages);
            messages = clients.receive(queueUrl, 0);
        }
        return List.copyOf(told);
    }

    private void delete(List<Message> messages) {
        clients.sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                .entries(messages.stream()
                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
    }
}
