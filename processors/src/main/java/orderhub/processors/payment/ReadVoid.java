package orderhub.processors.payment;

import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Open;
import org.jspecify.annotations.Nullable;

/** Says what the answer to a cancellation means. */
public final class ReadVoid {

    private static final ReadCharge READ_CHARGE = new ReadCharge();

    /**
     * Reads it. A cancellation that came too late is refused, and the refusal shows the payment as it stands: cancelled
     * before, or captured meanwhile.
     *
     * @throws GatewayUnavailableException if the payment is neither cancelled nor captured
     */
    public PaymentOutcome apply(Order order, Open open, GatewayReply reply) {
        GatewayAnswer payment = payment(reply);
        if (payment == null || !open.paymentId().equals(payment.id())) {
            throw new GatewayUnavailableException("payment gateway refused to cancel: HTTP " + reply.httpStatus());
        }
        if ("canceled".equals(payment.status())) {
            return new PaymentOutcome.Voided(open.paymentId());
        }
        PaymentOutcome outcome = READ_CHARGE.apply(order, new GatewayReply(200, payment));
        if (outcome instanceof PaymentOutcome.Captured) {
            return outcome;
        }
        throw new GatewayUnavailableException(
                "payment of order " + order.orderId() + " is neither cancelled nor captured: " + payment.status());
    }

    private static @Nullable GatewayAnswer payment(GatewayReply reply) {
        GatewayAnswer.Failure error = reply.answer().error();
        if (reply.httpStatus() == 400 && error != null) {
            return error.paymentIntent();
        }
        return reply.httpStatus() == 200 ? reply.answer() : null;
    }
}
