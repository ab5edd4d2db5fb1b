package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.aws.shared.Json;

/** Puts values in the place of {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub} and {@code Fn::Join}. */
final class Functions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private Functions() {}

    /** {@code node} with every function in it resolved. */
    static JsonNode resolve(String where, JsonNode node, References references) {
        if (node instanceof ObjectNode object) {
            String first = object.isEmpty() ? "" : object.fieldNames().next();
            if (object.size() == 1 && (first.equals("Ref") || first.startsWith("Fn::"))) {
                return call(where, first, object.path(first), references);
            }
            ObjectNode resolved = Json.object();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                resolved.set(member.getKey(), resolve(where + "." + member.getKey(), member.getValue(), references));
            }
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = Json.array();
            for (int i = 0; i < array.size(); i++) {
                resolved.add(resolve(where + "[" + i + "]", array.get(i), references));
            }
            return resolved;
        }
        return node;
    }

    private static JsonNode call(String where, String function, JsonNode argument, References references) {
        return switch (function) {
            case "Ref" -> references.ref(where, argument.asText());
            case "Fn::GetAtt" -> attribute(where, argument, references);
            case "Fn::Sub" -> substitute(where, argument, references);
            case "Fn::Join" -> join(where, argument, references);
            default ->
                throw new TemplateException(where + ": the function " + function
                        + " is not supported by the embedded AWS; use Ref, Fn::GetAtt, Fn::Sub or Fn::Join.");
        };
    }

    private static JsonNode attribute(String where, JsonNode argument, References references) {
        if (argument.isArray() && argument.size() == 2) {
            return references.attribute(
                    where, argument.path(0).asText(), argument.path(1).asText());
        }
        return attribute(where, argument.asText(), references);
    }

    private static JsonNode attribute(String where, String dotted, References references) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            throw new TemplateException(
                    where + ": Fn::GetAtt needs a resource and an attribute, as in Queue.Arn, not " + dotted + ".");
        }
        return references.attribute(where, dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    private static JsonNode substitute(String where, JsonNode argument, References references) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? resolve(where, argument.path(1), references) : Json.object();
        Matcher variables = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (variables.find()) {
            String name = variables.group(2);
            String value = variables.group(1).isEmpty() ? variable(where, name, own, references) : "${" + name + "}";
            variables.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        variables.appendTail(filled);
        return TextNode.valueOf(filled.toString());
    }

    private static String variable(String where, String name, JsonNode own, References references) {
        if (own.has(name)) {
            return own.path(name).asText();
        }
        JsonNode value = name.contains(".") ? attribute(where, name, references) : references.ref(where, name);
        return value.asText();
    }

    private static JsonNode join(String where, JsonNode argument, References references) {
        JsonNode parts = resolve(where, argument.path(1), references);
        if (!argument.isArray() || !parts.isArray()) {
            throw new TemplateException(where + ": Fn::Join needs a separator and a list.");
        }
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(part.asText()));
        return TextNode.valueOf(String.join(argument.path(0).asText(), texts));
    }
}
