package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.schemas.Examples;

/**
 * A good request to an operation of the API.
 *
 * @param path with ids in it of which nothing is known
 * @param body that the operation takes; empty where it takes none
 */
record FuzzSeed(String path, String body) {

    private static final String WHO = "{\"operator\":\"kim\",\"reason\":\"ticket 4713\"}";

    /** Bodies by the end of a path; an operation that is not listed starts from an operator's name and reason. */
    private static final Map<String, List<String>> BODIES = Map.of(
            "/orders",
            List.of(Examples.order("good"), Examples.order("yen"), Examples.order("mixed")),
            "/settlement",
            List.of(Examples.text("commands/settle.json")),
            "/mend",
            List.of(Examples.text("commands/mend.json")),
            "/redrives",
            List.of(Examples.text("commands/redrive.json")),
            "/batch",
            List.of("[" + Examples.order("good") + "," + Examples.order("digital") + "]"));

    private static final List<FuzzSeed> POSTS = operations("post");
    private static final List<FuzzSeed> GETS = operations("get");

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
        for (JsonNode entry : YamlFiles.route("rest")) {
            JsonNode rest = entry.path("rest");
            for (JsonNode operation : rest.path(method)) {
                String path =
                        (rest.path("path").asText() + operation.path("path").asText()).replace("//", "/");
                bodies(path, operation).forEach(body -> seeds.add(new FuzzSeed(concrete(path), body)));
            }
        }
        return List.copyOf(seeds);
    }

    private static List<String> bodies(String path, JsonNode operation) {
        if (!operation.has("consumes")) {
            return List.of("");
        }
        String end = path.substring(path.lastIndexOf('/'));
        return BODIES.getOrDefault(end, List.of(WHO));
    }

    private static String concrete(String path) {
        return path.replace("{orderId}", "11111111-2222-8333-8444-555555555555")
                .replace("{queue}", "lane-express-dlq")
                .replaceAll("\\{[A-Za-z]+}", "unknown");
    }
}
