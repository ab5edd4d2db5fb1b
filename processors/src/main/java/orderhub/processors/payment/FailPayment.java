package orderhub.processors.payment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome;

/** Records that the gateway refused; what was done for the order is undone. */
public final class FailPayment {

    /** Plans it. */
    public Transition apply(Order order, PaymentOutcome.Declined declined, Instant now) {
        EventFacts why = new EventFacts.PaymentRefused(declined.code(), declined.reason());
        return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_FAILED, now, why));
    }
}
