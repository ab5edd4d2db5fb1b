package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsException;
import software.amazon.event.ruler.Machine;

/** A bus with its rules, ready to match. Immutable: a change makes a new one, so matching takes no lock. */
final class EventBus {
    private final String name;
    private final Map<String, EventRule> rules;
    private final Machine matcher;

    EventBus(String name, Map<String, EventRule> rules) {
        this.name = name;
        this.rules = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.matcher = matcher(this.rules.values());
    }

    private static Machine matcher(Collection<EventRule> rules) {
        Machine machine = Machine.builder().build();
        for (EventRule rule : rules) {
            if (rule.enabled()) {
                try {
                    machine.addRule(rule.name(), rule.pattern());
                } catch (IOException broken) {
                    throw EventPatterns.invalid(String.valueOf(broken.getMessage()));
                }
            }
        }
        return machine;
    }

    String name() {
        return name;
    }

    Collection<EventRule> rules() {
        return rules.values();
    }

    Optional<EventRule> rule(String ruleName) {
        return Optional.ofNullable(rules.get(ruleName));
    }

    EventRule requiredRule(String ruleName) {
        return rule(ruleName)
                .orElseThrow(() -> AwsException.badRequest(
                        "ResourceNotFoundException", "Rule " + ruleName + " does not exist on EventBus " + name + "."));
    }

    EventBus with(EventRule rule) {
        Map<String, EventRule> changed = new LinkedHashMap<>(rules);
        changed.put(rule.name(), rule);
        return new EventBus(name, changed);
    }

    EventBus without(String ruleName) {
        Map<String, EventRule> changed = new LinkedHashMap<>(rules);
        changed.remove(ruleName);
        return new EventBus(name, changed);
    }

    /** The enabled rules that {@code event} matches. */
    List<EventRule> matching(JsonNode event) {
        return matcher.rulesForJSONEvent(event).stream().map(this::requiredRule).toList();
    }
}
