package orderhub.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import orderhub.schemas.event.EventType;
import org.junit.jupiter.api.Test;

/** The document is whole, and has a message for everything that crosses the hub's border by a queue or the bus. */
class AsyncApiTest {

    private static final String SCHEMAS = "src/main/resources/orderhub/schemas/";

    private final AsyncApi api = AsyncApi.read();
    private final JsonNode document = api.document();

    @Test
    void is_of_the_version_that_tools_read() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asText()).isNotBlank();
        assertThat(document.at("/info/version").asText()).isNotBlank();
        assertThat(document.path("defaultContentType").asText()).isEqualTo("application/json");
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> refs = document.findValuesAsText("$ref");

        assertThat(refs).isNotEmpty().allSatisfy(ref -> {
            assertThat(ref).matches("#/.*|" + SCHEMAS + ".*[.]schema[.]json");
            assertThat(api.at(ref).isObject()).as(ref).isTrue();
        });
    }

    @Test
    void every_message_server_and_schema_is_used() {
        Set<String> used = new HashSet<>(document.findValuesAsText("$ref"));
        Set<String> declared = new TreeSet<>();
        for (String kind : List.of("messages", "schemas", "serverVariables")) {
            names(document.at("/components/" + kind))
                    .forEach(name -> declared.add("#/components/" + kind + "/" + name));
        }
        names(document.path("servers")).forEach(name -> declared.add("#/servers/" + name));
        names(document.path("channels")).forEach(name -> declared.add("#/channels/" + name));

        assertThat(declared)
                .isNotEmpty()
                .filteredOn(ref -> !used.contains(ref) && !isLeftToOthers(ref))
                .isEmpty();
    }

    @Test
    void the_bus_has_one_message_for_each_kind_of_event_and_its_body_is_that_kind_s_schema() {
        AsyncApi.Channel bus = channel("order-processing-bus");

        assertThat(bus.messages().stream().map(message -> message.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::published)
                        .toList());
        assertThat(bus.messages()).allSatisfy(message -> assertThat(payload(message))
                .isEqualTo(SCHEMAS + "events/" + message.path("name").asText() + ".schema.json"));
    }

    @Test
    void a_message_says_what_it_is_and_has_a_body() {
        for (Map.Entry<String, JsonNode> message :
                document.at("/components/messages").properties()) {
            assertThat(message.getValue().path("name").asText()).isEqualTo(message.getKey());
            assertThat(message.getValue().path("title").asText()).isNotBlank();
            assertThat(message.getValue().path("payload").isObject())
                    .as(message.getKey())
                    .isTrue();
        }
    }

    @Test
    void a_channel_says_what_it_is_for_where_it_is_and_what_goes_through_it() {
        assertThat(api.channels()).isNotEmpty().allSatisfy(channel -> {
            assertThat(channel.address()).isNotBlank();
            assertThat(channel.node().path("description").asText()).endsWith(".");
            assertThat(channel.protocol()).isIn("sqs", "sns", "eventbridge");
            assertThat(channel.messages()).isNotEmpty();
        });
    }

    @Test
    void an_operation_sends_to_or_receives_from_a_channel() {
        assertThat(document.path("operations")).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            assertThat(operation.at("/channel/$ref").asText()).startsWith("#/channels/");
            assertThat(operation.path("summary").asText()).isNotBlank();
        });
    }

    /** Who takes notifications from the queues of the channels is no part of the hub. */
    private static boolean isLeftToOthers(String ref) {
        return Set.of("#/channels/notifyEmail", "#/channels/notifySms", "#/channels/notifyWebhook")
                .contains(ref);
    }

    private AsyncApi.Channel channel(String address) {
        return api.channels()
                .filter(channel -> channel.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String payload(JsonNode message) {
        return message.at("/payload/$ref").asText();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
