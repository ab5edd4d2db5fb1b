package orderhub.schemas.order;

import java.time.Instant;
import java.util.Objects;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;

/**
 * One thing that happened to an order. Each change is published as exactly one event.
 *
 * @param type what happened
 * @param at when
 * @param facts what this kind of change adds to what the order says already
 */
public record Change(EventType type, Instant at, EventFacts facts) {

    public Change {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(facts, "facts");
    }
}
