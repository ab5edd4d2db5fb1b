package orderhub.infra.local.aws.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON as trees: reading, writing, and the few ways in which the services ask for a member. */
public final class Json {
    /** Decimals keep their digits: a price of 10.10 must arrive as 10.10. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Reads one JSON value; nothing when {@code text} is not exactly one. */
    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Reads one JSON value; nothing when {@code bytes} are not exactly one. */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Writes {@code node} in one line. */
    public static String write(JsonNode node) {
        return node.toString();
    }

    /** Writes {@code node} in one line of UTF-8. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The text of a member that is there and is neither null nor an object nor an array. */
    public static Optional<String> text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        return member.isValueNode() && !member.isNull() ? Optional.of(member.asText()) : Optional.empty();
    }

    /** The text of a member that the caller has to give; without it the request is refused. */
    public static String required(JsonNode node, String name) {
        return text(node, name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> AwsException.validation("Parameter " + name + " must be given."));
    }

    /** Puts {@code value} in when it is there. */
    public static void putIfPresent(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }
}
