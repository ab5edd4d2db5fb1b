package orderhub.processors.payment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;

/** Records that no money came and none will; what was done for the order is undone. */
public final class FailPayment {

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    /**
     * Plans it.
     *
     * @throws IllegalStateException if money of a stopped order is known to have come: then nothing was refused
     */
    public Transition apply(Order order, PaymentOutcome.Unpaid outcome, Instant now) {
        boolean stopped = order.status() == OrderStatus.COMPENSATING;
        if (stopped && PLAN_REFUND.apply(order) != PlanRefund.Need.ASK) {
            throw new IllegalStateException("the payment of order " + order.orderId() + " is settled already");
        }
        if (outcome instanceof PaymentOutcome.Voided voided) {
            EventFacts what = new EventFacts.Voided(voided.paymentId());
            return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_VOIDED, now, what));
        }
        PaymentOutcome.Declined declined = (PaymentOutcome.Declined) outcome;
        EventFacts why = new EventFacts.PaymentRefused(declined.code(), declined.reason());
        return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_FAILED, now, why));
    }
}
