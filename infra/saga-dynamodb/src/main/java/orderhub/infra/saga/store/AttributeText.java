package orderhub.infra.saga.store;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes as text for people: much like JSON, bytes as base64, and no longer than anybody would read. */
final class AttributeText {
    /** Of one attribute. An item has at most 400 KB, and most of it in one list. */
    static final int MAX_CHARACTERS = 20_000;

    private AttributeText() {}

    static String of(AttributeValue value) {
        String text = written(value);
        return text.length() <= MAX_CHARACTERS
                ? text
                : "%s… and %d more".formatted(text.substring(0, MAX_CHARACTERS), text.length() - MAX_CHARACTERS);
    }

    private static String written(AttributeValue value) {
        return switch (value.type()) {
            case S -> quoted(value.s());
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case B -> bytes(value.b());
            case L -> list(value.l().stream().map(AttributeText::written).toList());
            case M -> map(value.m());
            case SS -> list(value.ss().stream().map(AttributeText::quoted).toList());
            case NS -> list(value.ns());
            case BS -> list(value.bs().stream().map(AttributeText::bytes).toList());
            case NUL -> "null";
            case UNKNOWN_TO_SDK_VERSION -> "(of an unknown type)";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String bytes(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static String list(List<String> elements) {
        return elements.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String map(Map<String, AttributeValue> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + written(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
