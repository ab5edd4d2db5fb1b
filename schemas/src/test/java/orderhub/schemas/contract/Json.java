package orderhub.schemas.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as the hub reads and writes it, and small changes to it. */
public final class Json {

    /** Strict about unknown fields and about beans without fields, as Jackson is unless told otherwise. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** Reads a text. */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text into a record. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record as it looks on the wire, read back: what a consumer sees. */
    public static JsonNode wire(Object value) {
        try {
            return parse(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of an array; none of anything else. */
    public static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(elements::add);
        }
        return elements;
    }

    /** A copy with a value put in at a JSON Pointer whose parent exists; replaces or adds. */
    static JsonNode with(JsonNode document, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode copy = document.deepCopy();
        if (at.matches()) {
            return value;
        }
        JsonNode parent = copy.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else {
            int index = at.last().getMatchingIndex();
            ArrayNode array = (ArrayNode) parent;
            if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        }
        return copy;
    }

    /** A copy without the member at a JSON Pointer. */
    static JsonNode without(JsonNode document, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode copy = document.deepCopy();
        ((ObjectNode) copy.at(at.head())).remove(at.last().getMatchingProperty());
        return copy;
    }
}
