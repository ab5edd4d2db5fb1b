package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.StateFile;

/** Every bus by name. A change is on disk before it is answered. */
final class EventBuses {
    static final String DEFAULT = "default";

    private static final String SECTION = "events";

    private final Map<String, EventBus> buses = new ConcurrentSkipListMap<>();
    private final StateFile state;

    EventBuses(StateFile state) {
        this.state = state;
        buses.put(DEFAULT, new EventBus(DEFAULT, Map.of()));
        for (JsonNode bus : state.read(SECTION)) {
            Map<String, EventRule> rules = new LinkedHashMap<>();
            for (JsonNode rule : bus.path("Rules")) {
                rules.put(Json.required(rule, "Name"), EventRule.fromState(rule));
            }
            String name = Json.required(bus, "Name");
            buses.put(name, new EventBus(name, rules));
        }
    }

    Collection<EventBus> all() {
        return buses.values();
    }

    /** The bus with that name or ARN; the default bus when neither is given. */
    Optional<EventBus> find(Optional<String> nameOrArn) {
        return Optional.ofNullable(buses.get(name(nameOrArn)));
    }

    EventBus required(Optional<String> nameOrArn) {
        return find(nameOrArn)
                .orElseThrow(() -> AwsException.badRequest(
                        "ResourceNotFoundException", "Event bus " + name(nameOrArn) + " does not exist."));
    }

    private static String name(Optional<String> nameOrArn) {
        return nameOrArn
                .map(text -> Arn.parse(text)
                        .map(arn -> arn.resource().substring(arn.resource().indexOf('/') + 1))
                        .orElse(text))
                .orElse(DEFAULT);
    }

    synchronized void create(String name) {
        if (buses.containsKey(name)) {
            throw AwsException.badRequest("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
        }
        buses.put(name, new EventBus(name, Map.of()));
        save();
    }

    synchronized void delete(String name) {
        EventBus bus = buses.get(name);
        if (bus != null && !bus.rules().isEmpty()) {
            throw AwsException.validation("Event bus " + name + " can't be deleted while it has rules.");
        }
        buses.remove(name);
        save();
    }

    synchronized void change(Optional<String> nameOrArn, UnaryOperator<EventBus> change) {
        EventBus changed = change.apply(required(nameOrArn));
        buses.put(changed.name(), changed);
        save();
    }

    private void save() {
        ArrayNode all = Json.array();
        for (EventBus bus : buses.values()) {
            ObjectNode json = all.addObject().put("Name", bus.name());
            ArrayNode rules = json.putArray("Rules");
            bus.rules().forEach(rule -> rules.add(rule.toState()));
        }
        state.write(SECTION, all);
    }
}
