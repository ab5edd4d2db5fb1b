package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orderhub.infra.local.aws.events.EventTarget;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** Plans EventBridge buses and rules. */
final class EventsPlanner {
    private EventsPlanner() {}

    static Plan.Bus bus(Resource resource, Properties properties) {
        String name = properties.required("Name");
        properties.end();
        return new Plan.Bus(resource, name);
    }

    static Plan.Rule rule(Resource resource, String name, String arn, Properties properties) {
        properties.text("Name");
        ObjectNode rule = Json.object().put("Name", name);
        properties.text("EventBusName").ifPresent(bus -> rule.put("EventBusName", bus));
        properties.text("Description").ifPresent(text -> rule.put("Description", text));
        rule.put("State", properties.oneOf("State", "ENABLED", "ENABLED", "DISABLED"));
        JsonNode pattern = properties
                .node("EventPattern")
                .orElseThrow(() -> properties.refuse(
                        "EventPattern", "must be given: the embedded EventBridge has no scheduled rules"));
        rule.put("EventPattern", pattern.isTextual() ? pattern.asText() : Json.write(pattern));
        ArrayNode targets = Json.array();
        properties.node("Targets").ifPresent(given -> given.forEach(target -> targets.add(target(properties, target))));
        properties.end();
        return new Plan.Rule(resource, arn, rule, targets);
    }

    private static JsonNode target(Properties properties, JsonNode target) {
        try {
            return EventTarget.read(target).definition();
        } catch (AwsException refused) {
            throw properties.refuse("Targets", "cannot be used: " + refused.getMessage());
        }
    }
}
