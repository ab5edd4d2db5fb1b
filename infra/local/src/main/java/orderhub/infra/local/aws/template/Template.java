package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.infra.local.aws.shared.Json;

/**
 * A template, read and checked for its form; nothing in it is resolved yet.
 *
 * @param parameters the default of each
 * @param resources by logical id, in the order of the text
 * @param outputs the value of each, with functions still in it
 */
record Template(Map<String, JsonNode> parameters, Map<String, Resource> resources, Map<String, JsonNode> outputs) {
    private static final Set<String> SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Resources", "Outputs");

    /** The constraints hold for values given at deployment; here the default is the value. */
    private static final Set<String> PARAMETER_MEMBERS = Set.of(
            "Type",
            "Default",
            "Description",
            "AllowedValues",
            "AllowedPattern",
            "ConstraintDescription",
            "MinValue",
            "MaxValue",
            "MinLength",
            "MaxLength",
            "NoEcho");

    /** The two policies say what happens on deletion; nothing is deleted here. */
    private static final Set<String> RESOURCE_MEMBERS =
            Set.of("Type", "Properties", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    private static final Set<String> OUTPUT_MEMBERS = Set.of("Value", "Description", "Export");

    static Template read(String text) {
        ObjectNode yaml = TemplateYaml.read(text);
        onlyKnown("The template", "section", yaml, SECTIONS);
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        yaml.path("Parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), parameter(p.getKey(), p.getValue())));
        Map<String, Resource> resources = new LinkedHashMap<>();
        yaml.path("Resources").properties().forEach(r -> resources.put(r.getKey(), resource(r.getKey(), r.getValue())));
        if (resources.isEmpty()) {
            throw new TemplateException("The template has no Resources.");
        }
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        yaml.path("Outputs").properties().forEach(o -> {
            onlyKnown("Output " + o.getKey(), "member", o.getValue(), OUTPUT_MEMBERS);
            outputs.put(o.getKey(), o.getValue().path("Value"));
        });
        return new Template(parameters, resources, outputs);
    }

    private static JsonNode parameter(String name, JsonNode parameter) {
        String where = "Parameter " + name;
        onlyKnown(where, "member", parameter, PARAMETER_MEMBERS);
        String type = parameter.path("Type").asText();
        if (!type.equals("String") && !type.equals("Number")) {
            throw new TemplateException(where + ": type " + type + " is not supported; use String or Number.");
        }
        if (!parameter.has("Default")) {
            throw new TemplateException(where + " has no Default, and here nobody is asked for a value. Give it one.");
        }
        return parameter.path("Default");
    }

    private static Resource resource(String logicalId, JsonNode json) {
        String type = json.path("Type").asText();
        onlyKnown(logicalId + " (" + type + ")", "attribute", json, RESOURCE_MEMBERS);
        ObjectNode properties = json.path("Properties") instanceof ObjectNode given ? given : Json.object();
        return new Resource(logicalId, type, properties, dependsOn(json.path("DependsOn")));
    }

    private static List<String> dependsOn(JsonNode json) {
        List<String> names = new ArrayList<>();
        if (json.isTextual()) {
            names.add(json.asText());
        }
        json.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static void onlyKnown(String where, String what, JsonNode json, Set<String> known) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new TemplateException(where + ": " + what + " " + name
                        + " is not supported by the embedded AWS. Supported: "
                        + known.stream().sorted().toList() + ". Leave it out, or teach the loader.");
            }
        });
    }
}
