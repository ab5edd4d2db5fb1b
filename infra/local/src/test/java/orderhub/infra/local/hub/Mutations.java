package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small changes that make good things bad. */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\n",
            "\ud800",
            "\u202e",
            "e\u0301",
            "\ufeff",
            "\ud83d\ude80",
            "null",
            "-1",
            "1e999",
            "${body}",
            "{{hub.identity.secret}}",
            "<script>",
            "../../etc/passwd",
            "%00",
            "%ff",
            ";",
            "'\"\\",
            "x".repeat(300),
            "C-1001",
            "\u0421");

    private static final List<String> HEADERS = List.of(
            "CamelHttpResponseCode: 200",
            "CamelHttpMethod: DELETE",
            "Long-Running-Action: x",
            "Hub-Subject: x",
            "Hub-Trace: x",
            "orderId: x",
            "Accept: text/html",
            "Accept: */",
            "Expect: x",
            "traceparent: 00-x",
            "Content-Encoding: gzip",
            "Transfer-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: a=b; c",
            "Range: bytes=0-",
            "Upgrade: h2c",
            "X-Odd: \u00ff\u0080",
            "NoColon",
            "Spa ce: x");

    private Mutations() {}

    static String header(Random random) {
        return HEADERS.get(random.nextInt(HEADERS.size()));
    }

    /** The same JSON with one node removed, replaced, doubled or added. */
    static JsonNode ofStructure(JsonNode json, Random random) {
        JsonNode copy = json.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        if (containers.isEmpty() || random.nextInt(20) == 0) {
            return value(random);
        }
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            change(object, random);
        } else if (container instanceof ArrayNode array) {
            change(array, random);
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void change(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "a" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(ofText(name, random), value(random));
            case 2 -> object.put(name, ofText(object.path(name).asText(), random));
            default -> object.set(name, value(random));
        }
    }

    private static void change(ArrayNode array, Random random) {
        int index = random.nextInt(array.size() + 1);
        switch (random.nextInt(3)) {
            case 0 -> array.insert(index, value(random));
            case 1 -> array.remove(index);
            default -> {
                JsonNode first = array.path(0).deepCopy();
                for (int i = random.nextInt(60); i > 0; i--) {
                    array.add(first.isMissingNode() ? JSON.nullNode() : first);
                }
            }
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(random.nextLong());
            case 4 -> JSON.numberNode(random.nextInt(5) + 0.0);
            case 5 -> JSON.numberNode(new BigInteger(120, random));
            case 6 -> JSON.numberNode(new BigDecimal(BigInteger.ONE, -random.nextInt(1_000)));
            case 7 -> JSON.objectNode();
            case 8 -> JSON.arrayNode();
            case 9 -> deep(random.nextInt(40));
            default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private static JsonNode deep(int depth) {
        JsonNode node = JSON.arrayNode();
        for (int i = 0; i < depth; i++) {
            node = JSON.arrayNode().add(node);
        }
        return node;
    }

    /** The same text with something put in, taken out or turned. */
    static String ofText(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + TEXTS.get(random.nextInt(TEXTS.size())) + text.substring(at);
            case 1 -> text.substring(0, at);
            default ->
                new String(ofBytes(text.getBytes(StandardCharsets.ISO_8859_1), random), StandardCharsets.ISO_8859_1);
        };
    }

    /** The same bytes with some changed, cut off or repeated. */
    static byte[] ofBytes(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        if (changed.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(changed.length);
        switch (random.nextInt(3)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed = Arrays.copyOf(changed, at);
            default -> {
                changed = Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(bytes, 0, changed, bytes.length, at);
            }
        }
        return changed;
    }
}
