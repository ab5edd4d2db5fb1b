package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts resources in an order in which each comes after what it refers to; refuses circles, as CloudFormation does. */
final class DependencyOrder {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[^}]+)?}");

    private final Map<String, Resource> resources;
    private final List<Resource> ordered = new ArrayList<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private DependencyOrder(Map<String, Resource> resources) {
        this.resources = resources;
    }

    static List<Resource> of(Map<String, Resource> resources) {
        DependencyOrder order = new DependencyOrder(resources);
        resources.values().forEach(order::add);
        return order.ordered;
    }

    private void add(Resource resource) {
        if (done.contains(resource.logicalId())) {
            return;
        }
        if (!underWay.add(resource.logicalId())) {
            throw resource.refuse("circular dependency between resources " + underWay);
        }
        Set<String> named = new LinkedHashSet<>(resource.dependsOn());
        collect(resource.properties(), named);
        for (String name : named) {
            Resource needed = resources.get(name);
            if (needed != null) {
                add(needed);
            } else if (resource.dependsOn().contains(name)) {
                throw resource.refuse("DependsOn names " + name + ", which is no resource of this template.");
            }
        }
        underWay.remove(resource.logicalId());
        done.add(resource.logicalId());
        ordered.add(resource);
    }

    private static void collect(JsonNode node, Set<String> named) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                collect(member.getKey(), member.getValue(), named);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, named));
        }
    }

    private static void collect(String name, JsonNode value, Set<String> named) {
        switch (name) {
            case "Ref" -> named.add(value.asText());
            case "Fn::GetAtt" -> {
                String text = value.isArray() ? value.path(0).asText() : value.asText();
                named.add(text.contains(".") ? text.substring(0, text.indexOf('.')) : text);
            }
            case "Fn::Sub" -> {
                Matcher variables =
                        VARIABLE.matcher(value.isArray() ? value.path(0).asText() : value.asText());
                while (variables.find()) {
                    named.add(variables.group(1));
                }
                collect(value, named);
            }
            default -> collect(value, named);
        }
    }
}
