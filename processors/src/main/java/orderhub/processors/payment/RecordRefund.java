package orderhub.processors.payment;

import java.time.Instant;
import java.util.Set;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/** Records that an order's money went back. */
public final class RecordRefund {

    /** A pending refund is with the bank, which takes days (Stripe, Refunds); nobody else has to do anything for it. */
    private static final Set<String> UNDER_WAY = Set.of("succeeded", "pending");

    /**
     * Plans it.
     *
     * @throws GatewayUnavailableException if the reply does not say that all of it went back
     */
    public Transition apply(Order order, Captured captured, GatewayReply reply, Instant now) {
        String refundId = reply.answer().id();
        if (reply.httpStatus() != 200
                || !UNDER_WAY.contains(
                        reply.answer().status() == null ? "" : reply.answer().status())
                || refundId == null
                || reply.answer().amount() != captured.amount()) {
            throw new GatewayUnavailableException(
                    "refund of order " + order.orderId() + " is not settled: HTTP " + reply.httpStatus());
        }
        EventFacts refunded = new EventFacts.Refunded(captured.paymentId(), refundId, captured.amount());
        return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_REFUNDED, now, refunded));
    }
}
