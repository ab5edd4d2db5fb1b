package orderhub.routes.http;

import java.util.Map;

/** What the keywords of JSON Schema mean to somebody whose request broke one. */
final class SchemaMessages {

    private static final Map<String, String> MESSAGES = Map.of(
            "required", "This member is missing.",
            "additionalProperties", "This member is not known.",
            "type", "This has the wrong JSON type.",
            "pattern", "This has the wrong form.",
            "minimum", "This is too small.",
            "maximum", "This is too large.",
            "minItems", "There are too few of these.",
            "maxItems", "There are too many of these.",
            "minLength", "This is too short.",
            "maxLength", "This is too long.");

    private SchemaMessages() {}

    static String of(String keyword) {
        return MESSAGES.getOrDefault(keyword, "This breaks the contract's rule '" + keyword + "'.");
    }
}
