package orderhub.processors.review;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** A person says no: what was done for the order is undone. */
public final class RejectReview {

    /** Plans it. */
    public Transition apply(Order order, Instant now) {
        return Transition.of(Lifecycle.advance(
                order, EventType.REVIEW_REJECTED, now, new EventFacts.ReviewReason("rejected-by-reviewer")));
    }
}
