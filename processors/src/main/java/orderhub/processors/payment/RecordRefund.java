package orderhub.processors.payment;

import java.time.Instant;
import java.util.Set;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.jspecify.annotations.Nullable;

/** Records that an order's money went back. */
public final class RecordRefund {

    /** A pending refund is with the bank, which takes days (Stripe, Refunds); nobody else has to do anything for it. */
    private static final Set<String> UNDER_WAY = Set.of("succeeded", "pending");

    /** All of it went back before, by somebody's hand at the gateway; under which id, the gateway does not say here. */
    private static final String ALREADY_REFUNDED = "charge_already_refunded";

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    /**
     * Plans it.
     *
     * @throws IllegalStateException if the order says already that its money went back, or that none came
     * @throws GatewayUnavailableException if the reply does not say that all of it went back
     */
    public Transition apply(Order order, Captured captured, GatewayReply reply, Instant now) {
        if (PLAN_REFUND.apply(order) == PlanRefund.Need.NOTHING) {
            throw new IllegalStateException("the payment of order " + order.orderId() + " is settled already");
        }
        String refundId = refundId(captured, reply);
        if (refundId == null) {
            throw new GatewayUnavailableException(
                    "refund of order " + order.orderId() + " is not settled: HTTP " + reply.httpStatus());
        }
        EventFacts refunded = new EventFacts.Refunded(captured.paymentId(), refundId, captured.amount());
        return Transition.of(Lifecycle.advance(order, EventType.PAYMENT_REFUNDED, now, refunded));
    }

    /** Null when the reply does not say that all of it went back. */
    private static @Nullable String refundId(Captured captured, GatewayReply reply) {
        GatewayAnswer answer = reply.answer();
        if (reply.httpStatus() == 400 && answer.error() != null) {
            return ALREADY_REFUNDED.equals(answer.error().code()) ? ALREADY_REFUNDED : null;
        }
        String status = answer.status() == null ? "" : answer.status();
        boolean all = answer.amount() == captured.amount();
        return reply.httpStatus() == 200 && UNDER_WAY.contains(status) && all ? answer.id() : null;
    }
}
