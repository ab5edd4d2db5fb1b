package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import orderhub.schemas.asyncapi.AsyncApi;
import orderhub.schemas.contract.Json;
import org.junit.jupiter.api.Test;

/** What {@code schemas/asyncapi.yaml} says of queues, topic and bus is what the template creates. */
class MessagingContractTest {

    private static final String QUEUE = "AWS::SQS::Queue";

    private final JsonNode template = YamlFiles.template();
    private final AsyncApi contract = AsyncApi.read();

    @Test
    void every_queue_topic_and_bus_is_a_channel_and_the_other_way_round() {
        Set<String> created = new TreeSet<>();
        properties(QUEUE).forEach(queue -> created.add("sqs " + text(queue, "QueueName")));
        properties("AWS::SNS::Topic").forEach(topic -> created.add("sns " + text(topic, "TopicName")));
        properties("AWS::Events::EventBus").forEach(bus -> created.add("eventbridge " + text(bus, "Name")));

        assertThat(contract.channels().map(channel -> channel.protocol() + " " + channel.address()))
                .containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void a_queue_is_of_its_kind_and_has_its_dead_letter_queue() {
        Map<String, String> created = new TreeMap<>();
        properties(QUEUE).forEach(queue -> {
            String deadLetters =
                    queue.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt").asText();
            created.put(
                    text(queue, "QueueName"),
                    queue.path("FifoQueue").asBoolean() + " " + (deadLetters.isEmpty() ? "" : queueOf(deadLetters)));
        });
        Map<String, String> agreed = new TreeMap<>();
        contract.channels()
                .filter(channel -> channel.protocol().equals("sqs"))
                .forEach(channel -> agreed.put(
                        text(channel.queue(), "name"),
                        channel.queue().path("fifoQueue").asBoolean() + " "
                                + channel.queue()
                                        .at("/redrivePolicy/deadLetterQueue/name")
                                        .asText()));

        assertThat(agreed).isEqualTo(created);
        assertThat(contract.channels().filter(channel -> channel.protocol().equals("sqs")))
                .allMatch(channel -> channel.address().equals(text(channel.queue(), "name")));
    }

    @Test
    void a_rule_brings_to_its_queue_the_kinds_of_event_and_the_lane_that_the_channel_names() {
        List<JsonNode> rules = properties("AWS::Events::Rule").toList();

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            AsyncApi.Channel channel =
                    channel(queueOf(rule.at("/Targets/0/Arn/Fn::GetAtt").asText()));
            assertThat(rule.path("Targets")).hasSize(1);
            assertThat(channel.detailTypes())
                    .as("kinds of event of %s", channel)
                    .isEqualTo(new TreeSet<>(texts(rule.at("/EventPattern/detail-type"))));
            assertThat(channel.lane())
                    .isEqualTo(rule.at("/EventPattern/detail/lane/0").asText());
            assertThat(channel.node().path("description").asText()).contains(text(rule, "Name"));
        });
    }

    @Test
    void a_subscription_brings_to_its_queue_what_the_topic_has() {
        List<JsonNode> subscriptions = properties("AWS::SNS::Subscription").toList();

        assertThat(subscriptions).isNotEmpty().allSatisfy(subscription -> {
            AsyncApi.Channel channel =
                    channel(queueOf(subscription.at("/Endpoint/Fn::GetAtt").asText()));
            assertThat(channel.messages())
                    .isEqualTo(channel("order-notifications").messages());
            assertThat(channel.node().path("description").asText())
                    .contains(subscription.at("/FilterPolicy/channels/0").asText());
        });
    }

    @Test
    void an_operation_is_named_after_the_route_that_takes_its_messages() {
        contract.document().path("operations").properties().stream()
                .filter(operation ->
                        operation.getValue().path("action").asText().equals("receive"))
                .filter(operation -> !operation.getKey().startsWith("redrive-"))
                .forEach(operation -> assertThat(YamlFiles.route(operation.getKey())
                                .at("/0/route/from/uri")
                                .asText())
                        .startsWith("aws2-sqs:{{hub.queue."));
        assertThat(contract.document().path("operations").fieldNames())
                .toIterable()
                .contains("consume-orders");
    }

    private AsyncApi.Channel channel(String address) {
        return contract.channels()
                .filter(channel -> channel.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + address));
    }

    private Stream<JsonNode> properties(String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> text(resource, "Type").equals(type))
                .map(resource -> resource.path("Properties"));
    }

    /** @param attribute such as {@code SomeQueue.Arn} */
    private String queueOf(String attribute) {
        return template.path("Resources")
                .path(attribute.replace(".Arn", ""))
                .at("/Properties/QueueName")
                .asText();
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private static List<String> texts(JsonNode array) {
        return Json.list(array).stream().map(JsonNode::asText).toList();
    }
}
