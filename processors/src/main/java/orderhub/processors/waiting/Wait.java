package orderhub.processors.waiting;

import java.time.Duration;
import orderhub.processors.conditions.EntityTag;
import orderhub.processors.conditions.EntityTags;
import orderhub.schemas.order.Order;

/**
 * What a caller waits for, and how long.
 *
 * @param end what has to happen to the order
 * @param atMost how long; zero for one who does not wait
 * @param seen the versions that the caller has: any other is a change to them
 */
public record Wait(End end, Duration atMost, EntityTags seen) {

    /** What ends a wait. */
    public enum End {
        /** Nothing has to happen: the order is shown as it stands. */
        AT_ONCE,
        /** The order changes. */
        CHANGE,
        /** Nothing will ever happen to the order again. */
        TERMINAL
    }

    /** Whether the caller waits at all. */
    public boolean waits() {
        return end != End.AT_ONCE;
    }

    /** Whether what the caller waits for has happened. */
    public boolean isOver(Order order) {
        return switch (end) {
            case AT_ONCE -> true;
            case CHANGE -> !seen.matchWeakly(EntityTag.ofVersion(order.version()));
            case TERMINAL -> order.status().isTerminal();
        };
    }
}
