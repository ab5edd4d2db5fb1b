package orderhub.processors.fulfilment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Lets an order wait for a person. */
public final class RequestReview {

    /** Plans it. */
    public Transition apply(Order order, Instant now) {
        return Transition.of(
                Lifecycle.advance(order, EventType.REVIEW_REQUESTED, now, new EventFacts.ReviewReason("high-value")));
    }
}
