package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a template into plans, in an order in which they can be carried out; nothing is created yet. */
final class Planner {
    private final ResourceNames names;
    private final References references;

    Planner(ResourceNames names, References references) {
        this.names = names;
        this.references = references;
    }

    List<Plan> plan(Template template) {
        List<Plan> plans = new ArrayList<>();
        for (Resource resource : DependencyOrder.of(template.resources())) {
            plans.add(plan(resource));
        }
        new PermissionCheck(plans).check();
        return plans;
    }

    private Plan plan(Resource resource) {
        JsonNode resolved = Functions.resolve(resource.logicalId(), resource.properties(), references);
        Properties properties = new Properties(resource, "", resolved);
        return switch (resource.type()) {
            case ResourceType.TABLE -> TablePlanner.plan(resource, name(resource, "TableName"), properties);
            case ResourceType.QUEUE ->
                QueuePlanner.plan(resource, references.account(), name(resource, "QueueName"), properties);
            case ResourceType.BUS -> EventsPlanner.bus(resource, properties);
            case ResourceType.RULE ->
                EventsPlanner.rule(resource, name(resource, "Name"), attribute(resource, "Arn"), properties);
            case ResourceType.TOPIC -> SnsPlanner.topic(resource, name(resource, "TopicName"), properties);
            case ResourceType.SUBSCRIPTION -> SnsPlanner.subscription(resource, properties);
            case ResourceType.QUEUE_POLICY -> PolicyPlanner.plan(resource, "Queues", properties);
            case ResourceType.TOPIC_POLICY -> PolicyPlanner.plan(resource, "Topics", properties);
            default ->
                throw resource.refuse("the embedded AWS cannot create this type. It can create " + ResourceType.ALL
                        + ". Put other resources in another template.");
        };
    }

    private String name(Resource resource, String property) {
        return names.name(resource, property, references);
    }

    private String attribute(Resource resource, String attribute) {
        return references
                .attribute(resource.logicalId(), resource.logicalId(), attribute)
                .asText();
    }

    Map<String, String> outputs(Template template) {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.outputs()
                .forEach((name, value) -> outputs.put(
                        name,
                        Functions.resolve("Output " + name, value, references).asText()));
        return outputs;
    }
}
