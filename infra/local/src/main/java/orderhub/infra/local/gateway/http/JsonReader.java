package orderhub.infra.local.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads a JSON body into the same flat parameters a form would give. */
final class JsonReader {

    /** No parameter of this API nests deeper than two levels. */
    static final int MAX_DEPTH = 8;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonReader() {}

    static Parameters read(byte[] body) {
        JsonNode root = parsed(body);
        if (!root.isObject()) {
            throw RequestRefused.badRequest("The JSON body must be an object.");
        }
        ParameterCollector collector = new ParameterCollector();
        root.properties().forEach(field -> flatten(field.getKey(), field.getValue(), collector));
        return collector.parameters();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw RequestRefused.badRequest("The body is not valid JSON.");
        }
    }

    private static void flatten(String name, JsonNode node, ParameterCollector collector) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(name + "[" + field.getKey() + "]", field.getValue(), collector));
        } else if (node.isArray()) {
            node.forEach(item -> flatten(name + "[]", item, collector));
        } else if (!node.isNull()) {
            collector.add(name, node.asText());
        }
    }
}
