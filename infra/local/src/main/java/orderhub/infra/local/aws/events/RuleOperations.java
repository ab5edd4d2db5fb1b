package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** The operations on rules. */
final class RuleOperations {
    private static final String NAME_PATTERN = "[A-Za-z0-9._-]{1,64}";

    private final AwsAccount account;
    private final EventBuses buses;

    RuleOperations(AwsAccount account, EventBuses buses) {
        this.account = account;
        this.buses = buses;
    }

    ObjectNode put(JsonNode input) {
        String name = Json.required(input, "Name");
        if (!name.matches(NAME_PATTERN)) {
            throw AwsException.validation("Rule name " + name + " must match " + NAME_PATTERN);
        }
        if (input.hasNonNull("ScheduleExpression")) {
            throw AwsException.validation(
                    "Rule " + name + ": scheduled rules are not supported by the embedded EventBridge.");
        }
        String pattern = EventPatterns.checked(Json.required(input, "EventPattern"));
        String state = Json.text(input, "State").orElse("ENABLED");
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw AwsException.validation("Rule " + name + ": State must be ENABLED or DISABLED, not " + state + ".");
        }
        Optional<String> bus = bus(input);
        String arn = account.ruleArn(buses.required(bus).name(), name);
        buses.change(
                bus,
                old -> old.with(new EventRule(
                        name,
                        arn,
                        pattern,
                        state.equals("ENABLED"),
                        Json.text(input, "Description"),
                        old.rule(name).map(EventRule::targets).orElse(Map.of()))));
        return Json.object().put("RuleArn", arn);
    }

    ObjectNode describe(JsonNode input) {
        EventBus bus = buses.required(bus(input));
        return toJson(bus, bus.requiredRule(Json.required(input, "Name")));
    }

    ObjectNode list(JsonNode input) {
        EventBus bus = buses.required(bus(input));
        String prefix = Json.text(input, "NamePrefix").orElse("");
        ArrayNode all = Json.array();
        bus.rules().stream().filter(rule -> rule.name().startsWith(prefix)).forEach(rule -> all.add(toJson(bus, rule)));
        ObjectNode output = Json.object();
        output.set("Rules", all);
        return output;
    }

    ObjectNode enable(JsonNode input, boolean enabled) {
        String name = Json.required(input, "Name");
        buses.change(bus(input), bus -> bus.with(bus.requiredRule(name).withEnabled(enabled)));
        return Json.object();
    }

    ObjectNode delete(JsonNode input) {
        String name = Json.required(input, "Name");
        buses.change(bus(input), bus -> {
            if (bus.rule(name).filter(rule -> !rule.targets().isEmpty()).isPresent()) {
                throw AwsException.validation("Rule can't be deleted since it has targets.");
            }
            return bus.without(name);
        });
        return Json.object();
    }

    ObjectNode test(JsonNode input) {
        JsonNode event = Json.read(Json.required(input, "Event"))
                .orElseThrow(() -> AwsException.validation("Parameter Event is not valid JSON."));
        return Json.object().put("Result", EventPatterns.matches(Json.required(input, "EventPattern"), event));
    }

    private static Optional<String> bus(JsonNode input) {
        return Json.text(input, "EventBusName");
    }

    private static ObjectNode toJson(EventBus bus, EventRule rule) {
        return rule.toJson().put("EventBusName", bus.name());
    }
}
