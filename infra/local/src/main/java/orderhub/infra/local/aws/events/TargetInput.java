package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** How the message of a target is made from the event that its rule matched. */
public sealed interface TargetInput {
    /** The message for {@code event}. */
    String message(ObjectNode event, RuleName rule);

    /** The whole event. */
    record WholeEvent() implements TargetInput {
        @Override
        public String message(ObjectNode event, RuleName rule) {
            return Json.write(event);
        }
    }

    /**
     * Always the same JSON.
     *
     * @param json what is sent
     */
    record Constant(String json) implements TargetInput {
        @Override
        public String message(ObjectNode event, RuleName rule) {
            return json;
        }
    }

    /**
     * A part of the event.
     *
     * @param path what is sent
     */
    record Part(EventPath path) implements TargetInput {
        @Override
        public String message(ObjectNode event, RuleName rule) {
            JsonNode part = path.of(event);
            return part instanceof MissingNode ? "null" : Json.write(part);
        }
    }

    /**
     * A template with variables from the event.
     *
     * @param paths the variables by name
     * @param template the text around them
     */
    record Transformed(Map<String, EventPath> paths, InputTemplate template) implements TargetInput {
        public Transformed {
            paths = Map.copyOf(paths);
        }

        @Override
        public String message(ObjectNode event, RuleName rule) {
            Map<String, JsonNode> variables = new LinkedHashMap<>();
            paths.forEach((name, path) -> variables.put(name, path.of(event)));
            return template.fill(variables, event, rule);
        }
    }

    /** Reads {@code Input}, {@code InputPath} or {@code InputTransformer} of a target; at most one may be given. */
    static TargetInput read(JsonNode target) {
        Optional<String> constant = Json.text(target, "Input");
        Optional<String> path = Json.text(target, "InputPath");
        JsonNode transformer = target.path("InputTransformer");
        int given = (constant.isPresent() ? 1 : 0) + (path.isPresent() ? 1 : 0) + (transformer.isObject() ? 1 : 0);
        if (given > 1) {
            throw AwsException.validation(
                    "Only one of Input, InputPath, or InputTransformer must be provided for target "
                            + Json.required(target, "Id") + ".");
        }
        if (constant.isPresent()) {
            return constant(constant.get());
        }
        if (path.isPresent()) {
            return new Part(EventPath.parse(path.get()));
        }
        return transformer.isObject() ? transformed(transformer) : new WholeEvent();
    }

    private static TargetInput constant(String json) {
        if (Json.read(json).isEmpty()) {
            throw AwsException.validation("Input must be valid JSON: " + json);
        }
        return new Constant(json);
    }

    private static TargetInput transformed(JsonNode transformer) {
        Map<String, EventPath> paths = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable :
                transformer.path("InputPathsMap").properties()) {
            if (variable.getKey().startsWith("aws.")) {
                throw AwsException.validation("Variable " + variable.getKey() + ": names with aws. are reserved.");
            }
            paths.put(variable.getKey(), EventPath.parse(variable.getValue().asText()));
        }
        return new Transformed(paths, InputTemplate.parse(Json.required(transformer, "InputTemplate"), paths.keySet()));
    }
}
