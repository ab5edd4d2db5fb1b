package orderhub.schemas.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON that people compare: members sorted, what is short on one line. */
final class GoldenJson {

    private static final int LINE_CHARACTERS = 110;
    private static final String INDENT = "  ";

    private GoldenJson() {}

    /** The same with its members sorted, on every level. */
    static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        SortedMap<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::set);
        return object;
    }

    /** As text, without a line break at its end. */
    static String text(JsonNode sorted) {
        return text(sorted, "");
    }

    private static String text(JsonNode node, String indent) {
        String inline = node.toString();
        if (node.isValueNode() || node.isEmpty() || indent.length() + inline.length() <= LINE_CHARACTERS) {
            return inline;
        }
        String deeper = indent + INDENT;
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> parts.add(deeper + text(element, deeper)));
        } else {
            node.properties()
                    .forEach(member -> parts.add(deeper + JsonNodeFactory.instance.textNode(member.getKey()) + ": "
                            + text(member.getValue(), deeper)));
        }
        String open = node.isArray() ? "[" : "{";
        String close = node.isArray() ? "]" : "}";
        return open + "\n" + String.join(",\n", parts) + "\n" + indent + close;
    }
}
