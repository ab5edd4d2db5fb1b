package orderhub.processors.payment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/**
 * Records that the charge of an order that was stopped meanwhile turned out to have gone through. From then on it is known
 * what has to be given back, also when the gateway has forgotten the charge's key.
 */
public final class RecordCapture {

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    /**
     * Plans it.
     *
     * @throws IllegalStateException if the order is not being undone, or if it is known already how its charge ended
     */
    public Transition apply(Order order, Captured captured, Instant now) {
        if (order.status() != OrderStatus.COMPENSATING || PLAN_REFUND.apply(order) != PlanRefund.Need.ASK) {
            throw new IllegalStateException("nobody asked how the charge of order " + order.orderId() + " ended");
        }
        return Transition.of(
                Lifecycle.advance(order, EventType.PAYMENT_COMPLETED, now, Captures.paid(order, captured)));
    }
}
