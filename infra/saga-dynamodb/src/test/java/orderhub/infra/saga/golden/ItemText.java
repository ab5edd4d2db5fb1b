package orderhub.infra.saga.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB's own JSON, like {@code {"S": "text"}}, for the types that sagas use; with sorted members. */
final class ItemText {

    private static final int LINE_CHARACTERS = 110;

    private ItemText() {}

    static ObjectNode json(Map<String, AttributeValue> item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(item).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static JsonNode json(AttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case B -> json.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case M -> json.set("M", json(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
            }
            default -> throw new IllegalArgumentException("no saga has a " + value.type());
        }
        return json;
    }

    static Map<String, AttributeValue> item(JsonNode json) {
        Map<String, AttributeValue> item = new HashMap<>();
        json.properties().forEach(member -> item.put(member.getKey(), value(member.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode json) {
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.asText())));
            case "M" -> AttributeValue.fromM(item(value));
            default -> {
                List<AttributeValue> list = new ArrayList<>();
                value.forEach(element -> list.add(value(element)));
                yield AttributeValue.fromL(list);
            }
        };
    }

    /** With what is short on one line. */
    static String text(JsonNode json, String indent) {
        String inline = json.toString();
        if (json.isValueNode() || json.isEmpty() || indent.length() + inline.length() <= LINE_CHARACTERS) {
            return inline;
        }
        String deeper = indent + "  ";
        List<String> parts = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(element -> parts.add(deeper + text(element, deeper)));
        } else {
            json.properties()
                    .forEach(member -> parts.add(
                            "%s\"%s\": %s".formatted(deeper, member.getKey(), text(member.getValue(), deeper))));
        }
        String all = "\n" + String.join(",\n", parts) + "\n" + indent;
        return json.isArray() ? "[" + all + "]" : "{" + all + "}";
    }
}
