package orderhub.processors.payment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;

/** Records that an order was charged and nobody knows how that ended. */
public final class PendPayment {

    /**
     * Plans it.
     *
     * @throws GatewayUnavailableException if the order says so already: there is nothing new to record, and it goes on
     *     waiting
     */
    public Transition apply(Order order, PaymentOutcome.Pending pending, Instant now) {
        if (order.status() == OrderStatus.PAYMENT_PENDING) {
            throw RequireSettled.notSettled(order, pending.reason());
        }
        EventFacts why = new EventFacts.PaymentUnknown(pending.reason());
        return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_PENDING, now, why));
    }
}
