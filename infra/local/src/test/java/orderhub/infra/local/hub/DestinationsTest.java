package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.routes.dynamodb.OrderIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A destination stands once in the template and once in the settings; nothing else ties the two. */
class DestinationsTest {

    private static final String QUEUE = "AWS::SQS::Queue";

    /** Where the hub's messages end: what sends e-mails, texts and webhooks from there is not part of the hub. */
    private static final Set<String> CHANNEL_QUEUES = Set.of("notify-email", "notify-sms", "notify-webhook");

    /** Settings below {@code hub.queue} and {@code hub.topic} that are no names: addresses, limits, counts. */
    private static final Set<String> NO_NAMES = Set.of("base-url", "base-arn", "wait-s", "visibility-s");

    private final JsonNode template = YamlFiles.template();
    private final JsonNode settings = YamlFiles.settings().path("hub");

    @ParameterizedTest
    @CsvSource({
        "table, AWS::DynamoDB::Table,  TableName",
        "topic, AWS::SNS::Topic,       TopicName",
        "bus,   AWS::Events::EventBus, Name"
    })
    void each_name_in_the_settings_is_one_resource_and_each_resource_one_setting(
            String kind, String type, String property) {
        assertThat(names(kind)).isNotEmpty().containsExactlyInAnyOrderElementsOf(resources(type, property));
    }

    @Test
    void each_queue_in_the_settings_is_one_resource_and_each_queue_that_the_hub_reads_is_one_setting() {
        List<String> read = resources(QUEUE, "QueueName").stream()
                // Dead-letter queues are settings of their own: see below.
                .filter(name -> !deadLetterQueues().contains(name))
                .filter(name -> !CHANNEL_QUEUES.contains(name))
                .toList();

        assertThat(names("queue")).isNotEmpty().containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void the_channel_queues_exist() {
        assertThat(resources(QUEUE, "QueueName")).containsAll(CHANNEL_QUEUES);
    }

    @Test
    void every_queue_that_is_read_has_consumers_and_a_dead_letter_queue_of_its_own() {
        Map<String, String> deadLetterQueueOf = deadLetterQueueOf();

        assertThat(settings.path("queue").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> key.endsWith(".consumers"))
                        .map(key -> settings.path("queue")
                                .path(key.replace(".consumers", ""))
                                .asText()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names("queue"))
                .allMatch(deadLetterQueueOf::containsKey, "has a RedrivePolicy");
        assertThat(deadLetterQueueOf.values()).doesNotHaveDuplicates();
    }

    @Test
    void every_dead_letter_queue_is_one_setting_beside_the_queue_that_its_messages_come_from() {
        Map<String, String> inSettings = new TreeMap<>();
        deadLetterSettings()
                .forEach(queue ->
                        inSettings.put(source(queue), queue.path("name").asText()));

        assertThat(inSettings).isEqualTo(deadLetterQueueOf());
    }

    @Test
    void the_hub_gives_a_message_up_before_its_queue_would_in_silence() {
        assertThat(deadLetterSettings()).isNotEmpty().allSatisfy(queue -> assertThat(
                        queue.path("receives").asInt())
                .isPositive()
                .isLessThan(maxReceiveCount(source(queue))));
    }

    @Test
    void a_message_outlasts_a_service_that_is_out_of_reach_for_a_night() {
        int longestWaitS = settings.at("/retry/longest-s").asInt();

        assertThat(names("queue"))
                .filteredOn(queue -> !queue.equals("receipts"))
                .hasSize(5)
                .allSatisfy(queue -> assertThat(Duration.ofSeconds((long) maxReceiveCount(queue) * longestWaitS))
                        .isGreaterThan(Duration.ofHours(8)));
    }

    @Test
    void a_mended_body_is_held_to_a_contract_that_exists() {
        assertThat(deadLetterSettings()).allSatisfy(queue -> assertThat(getClass()
                        .getResource(
                                "/orderhub/schemas/" + queue.path("contract").asText() + ".schema.json"))
                .isNotNull());
    }

    @Test
    void every_queue_that_is_no_dead_letter_queue_has_one_that_exists_and_is_of_its_kind() {
        Set<String> queues = Set.copyOf(resources(QUEUE, "QueueName"));

        assertThat(queues)
                .allMatch(name ->
                        deadLetterQueues().contains(name) != deadLetterQueueOf().containsKey(name));
        assertThat(deadLetterQueueOf()).allSatisfy((queue, deadLetters) -> {
            assertThat(queues).contains(deadLetters);
            assertThat(deadLetters.endsWith(".fifo")).isEqualTo(queue.endsWith(".fifo"));
        });
    }

    @Test
    void the_sweep_asks_an_index_that_the_table_of_orders_has() {
        List<String> indexes = ofType("AWS::DynamoDB::Table")
                .filter(table -> table.path("TableName")
                        .asText()
                        .equals(settings.path("table").path("orders").asText()))
                .flatMap(table -> table.path("GlobalSecondaryIndexes").valueStream())
                .map(index -> index.path("IndexName").asText())
                .toList();

        assertThat(YamlFiles.route("sweep-outbox").findParents("name").stream()
                        .filter(header -> header.path("name").asText().equals("CamelAwsDdbIndexName"))
                        .map(header ->
                                header.at("/expression/constant/expression").asText()))
                .hasSize(1)
                .allMatch(indexes::contains, "is one of " + indexes);
    }

    @Test
    void lists_ask_an_index_that_the_table_of_orders_has() {
        assertThat(ofType("AWS::DynamoDB::Table")
                        .filter(table -> table.path("TableName")
                                .asText()
                                .equals(settings.path("table").path("orders").asText()))
                        .flatMap(table -> table.path("GlobalSecondaryIndexes").valueStream())
                        .map(index -> index.path("IndexName").asText()))
                .contains(OrderIndex.NAME);
    }

    private List<JsonNode> deadLetterSettings() {
        return settings.at("/dead-letters/queues").valueStream().toList();
    }

    /** The name of the queue, which most of these take from the setting that names it. */
    private String source(JsonNode deadLetters) {
        String source = deadLetters.path("source").asText();
        return source.startsWith("${hub.queue.")
                ? settings.path("queue")
                        .path(source.substring("${hub.queue.".length(), source.length() - 1))
                        .asText()
                : source;
    }

    private int maxReceiveCount(String queue) {
        String parameter = ofType(QUEUE)
                .filter(properties -> properties.path("QueueName").asText().equals(queue))
                .map(properties ->
                        properties.at("/RedrivePolicy/maxReceiveCount/Fn::Ref").asText())
                .findFirst()
                .orElseThrow();
        return template.path("Parameters").path(parameter).path("Default").asInt();
    }

    /** What is named below {@code hub.<kind>}. */
    private List<String> names(String kind) {
        return settings.path(kind).properties().stream()
                .filter(setting -> !NO_NAMES.contains(setting.getKey()))
                // A name with a dot is a limit of the queue before the dot.
                .filter(setting -> !setting.getKey().contains("."))
                .map(setting -> setting.getValue().asText())
                .toList();
    }

    private Stream<JsonNode> ofType(String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"));
    }

    private List<String> resources(String type, String property) {
        return ofType(type)
                .map(properties -> properties.path(property).asText())
                .toList();
    }

    private Set<String> deadLetterQueues() {
        return Set.copyOf(deadLetterQueueOf().values());
    }

    /** By the name of a queue the name of its dead-letter queue. */
    private Map<String, String> deadLetterQueueOf() {
        return ofType(QUEUE)
                .filter(queue -> queue.has("RedrivePolicy"))
                .collect(Collectors.toMap(
                        queue -> queue.path("QueueName").asText(),
                        queue -> deadLetterQueue(queue.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt")
                                .asText()),
                        (one, other) -> one + " and " + other,
                        TreeMap::new));
    }

    /** @param attribute such as {@code SomeQueue.Arn} */
    private String deadLetterQueue(String attribute) {
        return template.path("Resources")
                .path(attribute.replace(".Arn", ""))
                .at("/Properties/QueueName")
                .asText();
    }
}
