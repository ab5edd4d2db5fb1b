package orderhub.infra.local.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import orderhub.infra.local.aws.shared.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

class EventBridgeTest {
    private final AwsClients aws = SharedAws.clients();
    private final String bus = AwsClients.unique("bus");
    private final String queue = AwsClients.unique("q");
    private String url = "";

    @BeforeEach
    void bus_and_queue() {
        aws.events.createEventBus(create -> create.name(bus));
        url = aws.createQueue(queue, Map.of());
    }

    private void rule(String pattern, Target... targets) {
        aws.events.putRule(put -> put.name("r").eventBusName(bus).eventPattern(pattern));
        aws.events.putTargets(put -> put.rule("r").eventBusName(bus).targets(targets));
    }

    private Target.Builder toQueue() {
        return Target.builder().id("t").arn(AwsClients.queueArn(queue));
    }

    private PutEventsResponse put(String detail) {
        return aws.events.putEvents(put -> put.entries(entry(detail)));
    }

    private PutEventsRequestEntry entry(String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source("shop")
                .detailType("OrderCreated")
                .detail(detail)
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"lane":["EXPRESS"]}                              | {"lane":"EXPRESS"}     | {"lane":"STANDARD"}
            {"id":[{"prefix":"ord-"}]}                        | {"id":"ord-1"}         | {"id":"x-1"}
            {"id":[{"suffix":"-eu"}]}                         | {"id":"1-eu"}          | {"id":"1-us"}
            {"state":[{"anything-but":["TEST"]}]}             | {"state":"LIVE"}       | {"state":"TEST"}
            {"total":[{"numeric":[">",100,"<=",200]}]}        | {"total":150.5}        | {"total":100}
            {"gift":[{"exists":true}]}                        | {"gift":null}          | {"other":1}
            {"$or":[{"a":[1]},{"b":[2]}]}                     | {"a":0,"b":2}          | {"a":0,"b":0}
            {"items":{"sku":["B"]}}                           | {"items":[{"sku":"B"}]}| {"items":[{"sku":"A"}]}
            """)
    void sends_on_what_the_pattern_matches_and_nothing_else(String pattern, String match, String miss) {
        rule("{\"source\":[\"shop\"],\"detail\":" + pattern + "}", toQueue().build());

        put(miss);
        put(match);

        assertThat(aws.drain(url))
                .singleElement()
                .satisfies(body -> assertThat(json(body).path("detail")).isEqualTo(json(match)));
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }

    @Test
    void delivers_the_envelope_of_aws() {
        rule("{\"source\":[\"shop\"]}", toQueue().build());

        String id = put("{\"price\":10.10}").entries().get(0).eventId();

        String body = aws.drain(url).get(0);
        JsonNode event = json(body);
        assertThat(body).contains("\"price\":10.10");
        assertThat(event.path("version").asText()).isEqualTo("0");
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.path("detail-type").asText()).isEqualTo("OrderCreated");
        assertThat(event.path("account").asText()).isEqualTo("000000000000");
        assertThat(event.path("region").asText()).isEqualTo("us-east-1");
        assertThat(event.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(event.path("resources").isArray()).isTrue();
    }

    @Test
    void fills_an_input_template_from_the_event() {
        rule(
                "{\"source\":[\"shop\"]}",
                toQueue()
                        .inputTransformer(transform -> transform
                                .inputPathsMap(Map.of("id", "$.detail.id", "items", "$.detail.items"))
                                .inputTemplate("{\"text\":\"Order <id> by <aws.events.rule-name>\",\"all\":<items>}"))
                        .build());

        put("{\"id\":\"o \\\"1\\\"\",\"items\":[1,2]}");

        assertThat(json(aws.drain(url).get(0))).isEqualTo(json("{\"text\":\"Order o \\\"1\\\" by r\",\"all\":[1,2]}"));
    }

    @Test
    void sends_the_part_that_an_input_path_names() {
        rule("{\"source\":[\"shop\"]}", toQueue().inputPath("$.detail.a[1]").build());

        put("{\"a\":[1,{\"b\":2}]}");

        assertThat(aws.drain(url)).containsExactly("{\"b\":2}");
    }

    @Test
    void a_disabled_rule_sends_nothing_until_it_is_enabled() {
        rule("{\"source\":[\"shop\"]}", toQueue().build());
        aws.events.disableRule(disable -> disable.name("r").eventBusName(bus));
        put("{\"n\":1}");
        aws.events.enableRule(enable -> enable.name("r").eventBusName(bus));
        put("{\"n\":2}");

        assertThat(aws.drain(url)).singleElement().satisfies(body -> assertThat(body)
                .contains("{\"n\":2}"));
        assertThat(aws.events.describeRule(d -> d.name("r").eventBusName(bus)).state())
                .isEqualTo(RuleState.ENABLED);
    }

    @Test
    void tells_of_each_entry_that_it_cannot_take_and_takes_the_others() {
        rule("{\"source\":[\"shop\"]}", toQueue().build());

        PutEventsResponse answer = aws.events.putEvents(put -> put.entries(
                entry("{\"n\":1}"),
                entry("{broken"),
                entry("[1]"),
                PutEventsRequestEntry.builder().source("shop").detail("{}").build()));

        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries())
                .extracting("errorCode")
                .containsExactly(null, "MalformedDetail", "MalformedDetail", "InvalidArgument");
        assertThat(aws.drain(url)).hasSize(1);
    }

    @Test
    void accepts_and_drops_an_event_for_a_bus_that_is_not_there() {
        PutEventsResponse answer = aws.events.putEvents(put ->
                put.entries(entry("{}").toBuilder().eventBusName("nowhere").build()));

        assertThat(answer.failedEntryCount()).isZero();
    }

    @Test
    void refuses_events_that_are_too_large_together() {
        String large = "{\"x\":\"" + "a".repeat(600_000) + "\"}";

        assertThatThrownBy(() -> aws.events.putEvents(put -> put.entries(entry(large), entry(large))))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("over the limit of 1048576 bytes");
    }

    @Test
    void sends_to_a_fifo_queue_with_the_group_of_the_target() {
        String fifo = AwsClients.unique("q") + ".fifo";
        String fifoUrl = aws.createFifoQueue(fifo);
        rule(
                "{\"source\":[\"shop\"]}",
                Target.builder()
                        .id("t")
                        .arn(AwsClients.queueArn(fifo))
                        .sqsParameters(sqs -> sqs.messageGroupId("group"))
                        .build());

        put("{\"n\":1}");
        put("{\"n\":1}");

        assertThat(aws.receive(fifoUrl, 0)).hasSize(2).allSatisfy(message -> assertThat(message.attributesAsStrings())
                .containsEntry("MessageGroupId", "group"));
    }

    @Test
    void sends_what_cannot_be_delivered_to_the_dead_letter_queue() {
        rule(
                "{\"source\":[\"shop\"]}",
                Target.builder()
                        .id("t")
                        .arn(AwsClients.queueArn("missing"))
                        .deadLetterConfig(dead -> dead.arn(AwsClients.queueArn(queue)))
                        .build());

        put("{\"n\":1}");

        assertThat(aws.receive(url, 0)).singleElement().satisfies(message -> {
            assertThat(message.body()).contains("\"n\":1");
            assertThat(message.messageAttributes()).containsKeys("RULE_ARN", "TARGET_ARN", "ERROR_CODE");
        });
    }

    @Test
    void refuses_targets_schedules_and_patterns_that_it_cannot_serve() {
        assertThatThrownBy(() -> aws.events.putRule(put -> put.name("s").scheduleExpression("rate(1 day)")))
                .hasMessageContaining("scheduled rules are not supported");
        assertThatThrownBy(() -> rule("{\"source\":\"shop\"}")).hasMessageContaining("Event pattern is not valid");
        assertThatThrownBy(() -> rule(
                        "{\"source\":[\"shop\"]}",
                        Target.builder()
                                .id("t")
                                .arn("arn:aws:lambda:us-east-1:1:function:f")
                                .build()))
                .hasMessageContaining("neither an SQS queue nor an SNS topic");
        assertThatThrownBy(() -> aws.events.listArchives(list -> list.limit(1)))
                .hasMessageContaining("does not have ListArchives");
    }

    @Test
    void tries_a_pattern_on_an_event() {
        assertThat(aws.events
                        .testEventPattern(test ->
                                test.eventPattern("{\"source\":[\"shop\"]}").event("{\"source\":\"shop\"}"))
                        .result())
                .isTrue();
    }

    @Test
    void lists_what_was_put() {
        rule("{\"source\":[\"shop\"]}", toQueue().build());

        assertThat(aws.events.listEventBuses(list -> list.namePrefix(bus)).eventBuses())
                .hasSize(1);
        assertThat(aws.events.listRules(list -> list.eventBusName(bus)).rules())
                .extracting("name")
                .isEqualTo(List.of("r"));
        assertThat(aws.events
                        .listTargetsByRule(list -> list.rule("r").eventBusName(bus))
                        .targets())
                .containsExactly(toQueue().build());
    }
}
