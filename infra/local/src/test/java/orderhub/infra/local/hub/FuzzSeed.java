package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import orderhub.schemas.openapi.ApiContract;
import orderhub.schemas.openapi.ApiOperation;

/**
 * A good request to an operation of the API, as the contract has it.
 *
 * @param method of HTTP
 * @param path with ids in it of which nothing is known
 * @param query parameters that it takes, {@code name=value}
 * @param body that it takes, one of the contract's examples; empty where it takes none
 */
record FuzzSeed(String method, String path, List<String> query, String body) {

    private static final ApiContract CONTRACT = ApiContract.read();
    private static final List<FuzzSeed> POSTS = operations("POST");
    private static final List<FuzzSeed> GETS = operations("GET");

    /** One at least for each POST of the API. */
    static List<FuzzSeed> posts() {
        return POSTS;
    }

    /** One for each GET of the API. */
    static List<FuzzSeed> gets() {
        return GETS;
    }

    private static List<FuzzSeed> operations(String method) {
        List<FuzzSeed> seeds = new ArrayList<>();
        for (ApiOperation operation : CONTRACT.operations()) {
            if (operation.method().equals(method)) {
                List<String> query = query(operation);
                bodies(operation)
                        .forEach(body -> seeds.add(new FuzzSeed(method, concrete(operation.path()), query, body)));
            }
        }
        return List.copyOf(seeds);
    }

    private static List<String> bodies(ApiOperation operation) {
        JsonNode content = operation.node().at("/requestBody/content/application~1json");
        List<String> examples = children(content.path("examples"))
                .map(example -> CONTRACT.resolved(example).path("value").toString())
                .toList();
        if (!content.isMissingNode() && examples.isEmpty()) {
            throw new AssertionError(operation + " takes a body and has no example of one");
        }
        return examples.isEmpty() ? List.of("") : examples;
    }

    private static List<String> query(ApiOperation operation) {
        return children(operation.node().path("parameters"))
                .map(CONTRACT::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText() + "=" + value(parameter))
                .toList();
    }

    /** One that it may have, if the contract shows one. */
    private static String value(JsonNode parameter) {
        JsonNode schema = CONTRACT.resolved(parameter.path("schema"));
        return Stream.of(parameter.path("example"), schema.path("enum").path(0), schema.path("default"))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .map(JsonNode::asText)
                .orElse("1");
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String concrete(String path) {
        return path.replace("{orderId}", "11111111-2222-8333-8444-555555555555")
                .replace("{queue}", "lane-express-dlq")
                .replaceAll("\\{[A-Za-z]+}", "unknown");
    }
}
