package orderhub.processors.cancelling;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.api.Cancellation;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/**
 * Somebody calls an order off. That only stops it: what was done for it is undone by its saga, which gives back what is
 * known to be captured, and nothing before. One that holds nothing yet has ended with it.
 */
public final class CancelOrder {

    /**
     * Decides it. It can be done until the order is shipped; doing it again changes nothing.
     *
     * @param by for whom they act who call it off
     */
    public CancelDecision apply(Order order, EventFacts.Party by, Cancellation cancellation, Instant now) {
        if (order.latest(EventFacts.Cancelled.class).isPresent()) {
            return new CancelDecision.Stands(order);
        }
        if (!Lifecycle.allows(order.status(), EventType.ORDER_CANCELLED)) {
            return new CancelDecision.Refused(whyNot(order));
        }
        EventFacts why = new EventFacts.Cancelled(by, cancellation.reason());
        return new CancelDecision.Stops(Transition.of(Lifecycle.advance(order, EventType.ORDER_CANCELLED, now, why)));
    }

    private static String whyNot(Order order) {
        return order.status().isTerminal()
                ? "The order has ended: it is " + order.status() + "."
                : "The order is being undone already, for another reason.";
    }
}
