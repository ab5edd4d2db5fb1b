package orderhub.processors.lifecycle;

import java.time.Instant;
import java.util.Optional;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/**
 * Stops an order because its saga ran out of time. The first of the saga's compensations to run does this, so that
 * nothing new begins while the others undo what was done.
 */
public final class HaltOrder {

    /**
     * Plans it, or leaves the order alone: when it has ended, is being undone already, holds nothing yet, or is carried
     * by another saga by now.
     *
     * @param sagaId the saga that compensates
     */
    public Optional<Transition> apply(Order order, String sagaId, Instant now) {
        Optional<EventFacts.Reserved> reserved = order.latest(EventFacts.Reserved.class);
        if (reserved.isEmpty()
                || !sagaId.equals(order.sagaId())
                || !Lifecycle.allows(order.status(), EventType.ORDER_EXPIRED)) {
            return Optional.empty();
        }
        EventFacts why = new EventFacts.Expired(reserved.get().expiresAt());
        return Optional.of(Transition.of(Lifecycle.advance(order, EventType.ORDER_EXPIRED, now, why)));
    }
}
