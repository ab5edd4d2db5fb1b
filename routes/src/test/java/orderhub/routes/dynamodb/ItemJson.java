package orderhub.routes.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB's own JSON, like {@code {"S": "text"}}, for the kinds of attribute that the hub uses. */
public final class ItemJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemJson() {}

    /** A value. */
    public static JsonNode of(AttributeValue value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case M -> node.set("M", of(value.m()));
            case L -> {
                ArrayNode list = node.putArray("L");
                value.l().forEach(element -> list.add(of(element)));
            }
            default -> throw new IllegalArgumentException("the hub stores no " + value.type());
        }
        return node;
    }

    /** An item. */
    public static ObjectNode of(Map<String, AttributeValue> item) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        item.forEach((name, value) -> node.set(name, of(value)));
        return node;
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The item that this is the JSON of. */
    public static Map<String, AttributeValue> item(JsonNode node) {
        Map<String, AttributeValue> item = new HashMap<>();
        node.properties().forEach(field -> item.put(field.getKey(), attribute(field.getValue())));
        return item;
    }

    static AttributeValue attribute(JsonNode node) {
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(only.getValue().asText());
            case "N" -> AttributeValue.fromN(only.getValue().asText());
            case "M" -> AttributeValue.fromM(item(only.getValue()));
            case "L" -> AttributeValue.fromL(list(only.getValue()));
            default -> throw new IllegalArgumentException("the hub stores no " + only.getKey());
        };
    }

    private static List<AttributeValue> list(JsonNode node) {
        List<AttributeValue> list = new ArrayList<>();
        node.forEach(element -> list.add(attribute(element)));
        return list;
    }
}
