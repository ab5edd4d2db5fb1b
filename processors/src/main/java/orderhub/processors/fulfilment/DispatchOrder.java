package orderhub.processors.fulfilment;

import java.time.Duration;
import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Sends an order to its lane, with the time by which the lane promises to ship it. */
public final class DispatchOrder {

    /**
     * Plans it.
     *
     * @param lane where to; not {@link Lane#REVIEW}
     * @param shipWithinMin the lane's promise in minutes from now
     */
    public Transition apply(Order order, Lane lane, long shipWithinMin, Instant now) {
        Instant shipBy = now.plus(Duration.ofMinutes(shipWithinMin));
        return Transition.of(
                Lifecycle.advance(order, EventType.ORDER_DISPATCHED, now, new EventFacts.Dispatched(lane, shipBy)));
    }
}
