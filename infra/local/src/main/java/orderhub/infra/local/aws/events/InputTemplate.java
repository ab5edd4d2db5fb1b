package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import org.jspecify.annotations.Nullable;

/**
 * The text of an input transformer with {@code <variable>}s in it. Between quotes a variable is written as text,
 * elsewhere as JSON; one that the event does not have is empty between quotes and {@code ""} elsewhere.
 *
 * @param pieces plain text and variables, in order
 */
public record InputTemplate(List<Piece> pieces) {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    private static final Set<String> RESERVED = Set.of(
            "aws.events.rule-arn",
            "aws.events.rule-name",
            "aws.events.event.ingestion-time",
            "aws.events.event",
            "aws.events.event.json");

    public InputTemplate {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of the template.
     *
     * @param text plain text, or the name of a variable
     * @param variable which of the two
     * @param quoted whether the piece starts between quotes
     */
    public record Piece(String text, boolean variable, boolean quoted) {}

    /** Reads a template; refuses variables that neither the paths nor EventBridge define. */
    static InputTemplate parse(String template, Set<String> variables) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(template);
        int at = 0;
        boolean quoted = false;
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!variables.contains(name) && !RESERVED.contains(name)) {
                throw AwsException.validation(
                        "InputTemplate uses <" + name + ">, which InputPathsMap does not define.");
            }
            String before = template.substring(at, matcher.start());
            pieces.add(new Piece(before, false, quoted));
            quoted ^= oddQuotes(before);
            pieces.add(new Piece(name, true, quoted));
            at = matcher.end();
        }
        pieces.add(new Piece(template.substring(at), false, quoted));
        return new InputTemplate(pieces);
    }

    private static boolean oddQuotes(String text) {
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                odd = !odd;
            }
        }
        return odd;
    }

    String fill(Map<String, JsonNode> variables, ObjectNode event, RuleName rule) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.variable()) {
                JsonNode value = variables.containsKey(piece.text())
                        ? variables.get(piece.text())
                        : reserved(piece.text(), event, rule);
                filled.append(piece.quoted() ? asText(value) : asJson(value));
            } else {
                filled.append(piece.text());
            }
        }
        return filled.toString();
    }

    private static JsonNode reserved(String name, ObjectNode event, RuleName rule) {
        return switch (name) {
            case "aws.events.rule-arn" -> TextNode.valueOf(rule.arn());
            case "aws.events.rule-name" -> TextNode.valueOf(rule.name());
            case "aws.events.event.ingestion-time" -> event.path("time");
            case "aws.events.event" -> event.deepCopy().without("detail");
            default -> event;
        };
    }

    private static String asJson(@Nullable JsonNode value) {
        return value == null || value.isMissingNode() ? "\"\"" : Json.write(value);
    }

    private static String asText(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "";
        }
        if (value.isTextual()) {
            String quoted = Json.write(value);
            return quoted.substring(1, quoted.length() - 1);
        }
        // An object between quotes has to stay one string: its own quotes are escaped.
        String quoted = Json.write(TextNode.valueOf(Json.write(value)));
        return value.isContainerNode() ? quoted.substring(1, quoted.length() - 1) : Json.write(value);
    }
}
