package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas themselves: well formed, explained, closed, and readable without a network. */
class SchemaHygieneTest {

    /** The common part, which each kind closes, and what the bus wraps around, which is not ours. */
    private static final Set<String> OPEN = Set.of("events/order-event", "events/envelope");

    static Stream<String> schemas() {
        return Stream.of("commands", "events", "notifications")
                .flatMap(folder -> Examples.names(Contract.folder().resolve(folder), ".schema.json").stream()
                        .map(name -> folder + "/" + name));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void is_a_draft_2020_12_schema(String name) {
        JsonNode schema = schema(name);

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Contract.ofSchemas().violations(schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void says_what_it_is_for(String name) {
        assertThat(schema(name).path("title").asText()).isNotBlank();
        assertThat(schema(name).path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void refers_to_nothing_outside_the_class_path(String name) {
        assertThat(schema(name).findValues("$id")).isEmpty();
        assertThat(schema(name).findValuesAsText("$ref"))
                .allSatisfy(ref -> assertThat(ref).doesNotContain(":").doesNotStartWith("/"));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void is_closed(String name) {
        JsonNode schema = schema(name);
        boolean closed = isFalse(schema, "additionalProperties") || isFalse(schema, "unevaluatedProperties");

        assertThat(closed).isEqualTo(!OPEN.contains(name));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void takes_the_examples_that_it_gives(String name) {
        List<JsonNode> examples = Json.list(schema(name).path("examples"));

        assertThat(examples).allSatisfy(example -> assertThat(Contract.of(name).violations(example))
                .isEmpty());
    }

    @Test
    void the_order_in_the_place_order_schema_is_the_good_example() {
        assertThat(schema("commands/place-order").at("/examples/0")).isEqualTo(Json.parse(Examples.order("good")));
    }

    private static boolean isFalse(JsonNode schema, String keyword) {
        return schema.has(keyword) && !schema.get(keyword).asBoolean();
    }

    private static JsonNode schema(String name) {
        return Json.parse(Contract.textOf(name));
    }
}
