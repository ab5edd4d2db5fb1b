package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;

/**
 * A rule on a bus.
 *
 * @param name unique on its bus
 * @param arn unique everywhere
 * @param pattern which events it matches, as JSON
 * @param enabled whether it matches at all
 * @param description for people
 * @param targets by id, in the order in which they were put
 */
public record EventRule(
        String name,
        String arn,
        String pattern,
        boolean enabled,
        Optional<String> description,
        Map<String, EventTarget> targets) {
    public EventRule {
        targets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** The rule as a message names it. */
    public RuleName ruleName() {
        return new RuleName(name, arn);
    }

    EventRule withEnabled(boolean on) {
        return new EventRule(name, arn, pattern, on, description, targets);
    }

    EventRule withTargets(Map<String, EventTarget> others) {
        return new EventRule(name, arn, pattern, enabled, description, others);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("Name", name)
                .put("Arn", arn)
                .put("EventPattern", pattern)
                .put("State", enabled ? "ENABLED" : "DISABLED");
        Json.putIfPresent(json, "Description", description);
        return json;
    }

    ObjectNode toState() {
        ObjectNode json = toJson();
        ArrayNode all = json.putArray("Targets");
        targets.values().forEach(target -> all.add(target.definition()));
        return json;
    }

    static EventRule fromState(JsonNode json) {
        Map<String, EventTarget> targets = new LinkedHashMap<>();
        for (JsonNode definition : json.path("Targets")) {
            EventTarget target = EventTarget.read(definition);
            targets.put(target.id(), target);
        }
        return new EventRule(
                Json.required(json, "Name"),
                Json.required(json, "Arn"),
                Json.required(json, "EventPattern"),
                "ENABLED".equals(json.path("State").asText()),
                Json.text(json, "Description"),
                targets);
    }
}
