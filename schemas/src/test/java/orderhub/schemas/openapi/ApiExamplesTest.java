package orderhub.schemas.openapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import orderhub.schemas.contract.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is what it is an example of. */
class ApiExamplesTest {

    private static final ApiContract CONTRACT = ApiContract.read();
    private static final ApiSchemas SCHEMAS = new ApiSchemas(CONTRACT);

    /** By the pointer to its schema, and its number, each value that the document gives as an example. */
    private static final Map<String, JsonNode> GIVEN = new TreeMap<>();

    static {
        collect("", CONTRACT.document());
    }

    static Stream<String> given() {
        return GIVEN.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("given")
    void an_example_meets_its_schema(String place) {
        assertThat(SCHEMAS.findings(place.replaceFirst(" .*", ""), requireNonNull(GIVEN.get(place))))
                .isEmpty();
    }

    @Test
    void there_are_examples_of_bodies_parameters_headers_and_members() {
        assertThat(GIVEN.keySet())
                .anyMatch(place -> place.contains("/requestBody/"))
                .anyMatch(place -> place.startsWith("/components/parameters/"))
                .anyMatch(place -> place.startsWith("/components/headers/"))
                .anyMatch(place -> place.startsWith("/components/responses/"))
                .anyMatch(place -> place.startsWith("/components/schemas/"));
    }

    @ParameterizedTest
    @MethodSource("orderhub.schemas.openapi.ApiDocumentTest#operations")
    void whoever_sends_a_body_finds_one_to_send(ApiOperation operation) {
        assertThat(operation.consumes()).allSatisfy(type -> assertThat(
                        operation.node().at("/requestBody/content"))
                .anySatisfy(content -> assertThat(content.path("examples")).isNotEmpty()));
    }

    @ParameterizedTest
    @CsvSource({
        "OrderGood,       orders/good",
        "OrderDigital,    orders/digital",
        "OrderExpress,    orders/express",
        "OrderYen,        orders/yen",
        "OrderHighValue,  orders/high-value",
        "OrderDeclined,   orders/declined",
        "OrderOutOfStock, orders/out-of-stock",
        "Cancellation,    commands/cancel-order",
        "Intervention,    commands/intervene",
        "SettleRefunded,  commands/settle",
        "Mending,         commands/mend",
        "Redriving,       commands/redrive",
        "Restocking,      commands/restock"
    })
    void an_example_that_is_also_a_file_is_that_file(String name, String file) {
        assertThat(CONTRACT.document().at("/components/examples/" + name + "/value"))
                .isEqualTo(Json.parse(Examples.text(file + ".json")));
    }

    /** Walks through media types, parameters and headers, which have a schema beside their examples, and schemas. */
    private static void collect(String at, JsonNode node) {
        if (node.isObject() && node.has("schema")) {
            node.path("examples").forEach(example -> give(at + "/schema", value(example)));
            if (node.has("example")) {
                give(at + "/schema", node.get("example"));
            }
        } else if (node.isObject() && node.path("examples").isArray()) {
            node.get("examples").forEach(example -> give(at, example));
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!Set.of("examples", "example", "value").contains(member.getKey())) {
                collect(at + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), member.getValue());
            }
        }
    }

    private static JsonNode value(JsonNode example) {
        return CONTRACT.resolved(example).path("value");
    }

    private static void give(String schema, JsonNode value) {
        GIVEN.put(schema + " " + GIVEN.size(), value);
    }
}
