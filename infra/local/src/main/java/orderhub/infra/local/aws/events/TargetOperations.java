package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** The operations on the targets of a rule. */
final class TargetOperations {
    /** EventBridge quotas: five targets a rule. */
    private static final int MAX_TARGETS = 5;

    private final EventBuses buses;

    TargetOperations(EventBuses buses) {
        this.buses = buses;
    }

    ObjectNode put(JsonNode input) {
        Map<String, EventTarget> added = new LinkedHashMap<>();
        for (JsonNode definition : input.path("Targets")) {
            EventTarget target = EventTarget.read(definition);
            added.put(target.id(), target);
        }
        if (added.isEmpty()) {
            throw AwsException.validation("Parameter Targets must hold at least one target.");
        }
        buses.change(bus(input), bus -> {
            EventRule rule = bus.requiredRule(Json.required(input, "Rule"));
            Map<String, EventTarget> all = new LinkedHashMap<>(rule.targets());
            all.putAll(added);
            if (all.size() > MAX_TARGETS) {
                throw AwsException.badRequest(
                        "LimitExceededException", "Rule " + rule.name() + " may have " + MAX_TARGETS + " targets.");
            }
            return bus.with(rule.withTargets(all));
        });
        return noFailures();
    }

    ObjectNode remove(JsonNode input) {
        buses.change(bus(input), bus -> {
            EventRule rule = bus.requiredRule(Json.required(input, "Rule"));
            Map<String, EventTarget> left = new LinkedHashMap<>(rule.targets());
            input.path("Ids").forEach(id -> left.remove(id.asText()));
            return bus.with(rule.withTargets(left));
        });
        return noFailures();
    }

    ObjectNode list(JsonNode input) {
        EventRule rule = buses.required(bus(input)).requiredRule(Json.required(input, "Rule"));
        ArrayNode all = Json.array();
        rule.targets().values().forEach(target -> all.add(target.definition()));
        ObjectNode output = Json.object();
        output.set("Targets", all);
        return output;
    }

    private static Optional<String> bus(JsonNode input) {
        return Json.text(input, "EventBusName");
    }

    private static ObjectNode noFailures() {
        ObjectNode output = Json.object().put("FailedEntryCount", 0);
        output.putArray("FailedEntries");
        return output;
    }
}
