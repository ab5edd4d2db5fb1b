package orderhub.processors.stock;

import java.time.Instant;
import java.util.List;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Ends an order whose stock could not be had. */
public final class RejectForStock {

    /** @param shortages the products that were short; not empty */
    public Transition apply(Order order, List<EventFacts.Shortage> shortages, Instant now) {
        return Transition.of(
                Lifecycle.advance(order, EventType.INVENTORY_UNAVAILABLE, now, new EventFacts.Unavailable(shortages)));
    }
}
