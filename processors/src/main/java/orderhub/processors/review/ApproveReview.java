package orderhub.processors.review;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** A person says yes: the order goes on. */
public final class ApproveReview {

    /** Plans it. */
    public Transition apply(Order order, Instant now) {
        return Transition.of(Lifecycle.advance(order, EventType.REVIEW_APPROVED, now, EventFacts.None.NONE));
    }
}
