package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event on its way to one target.
 *
 * @param event in its envelope
 * @param rule the rule that matched it
 * @param target where it goes
 */
record MatchedEvent(ObjectNode event, RuleName rule, EventTarget target) {
    /** What the target receives. */
    String message() {
        return target.input().message(event, rule);
    }
}
