package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** The operations on event buses. */
final class BusOperations {
    private static final String NAME_PATTERN = "[A-Za-z0-9._-]{1,256}";

    private final AwsAccount account;
    private final EventBuses buses;

    BusOperations(AwsAccount account, EventBuses buses) {
        this.account = account;
        this.buses = buses;
    }

    ObjectNode create(JsonNode input) {
        String name = Json.required(input, "Name");
        if (!name.matches(NAME_PATTERN)) {
            throw AwsException.validation("Event bus name " + name + " must match " + NAME_PATTERN);
        }
        if (input.hasNonNull("EventSourceName")) {
            throw AwsException.validation(
                    "EventSourceName is not supported: the embedded EventBridge has no partners.");
        }
        buses.create(name);
        return Json.object().put("EventBusArn", account.busArn(name));
    }

    ObjectNode describe(JsonNode input) {
        return toJson(buses.required(Json.text(input, "Name")));
    }

    ObjectNode list(JsonNode input) {
        String prefix = Json.text(input, "NamePrefix").orElse("");
        ArrayNode all = Json.array();
        buses.all().stream().filter(bus -> bus.name().startsWith(prefix)).forEach(bus -> all.add(toJson(bus)));
        ObjectNode output = Json.object();
        output.set("EventBuses", all);
        return output;
    }

    ObjectNode delete(JsonNode input) {
        String name = Json.required(input, "Name");
        if (name.equals(EventBuses.DEFAULT)) {
            throw AwsException.validation("Cannot delete event bus default.");
        }
        buses.delete(name);
        return Json.object();
    }

    private ObjectNode toJson(EventBus bus) {
        return Json.object().put("Name", bus.name()).put("Arn", account.busArn(bus.name()));
    }
}
