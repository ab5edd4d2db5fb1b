package orderhub.processors.payment;

import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;

/** Says what the answer to a charge means. */
public final class ReadCharge {

    /**
     * Reads it.
     *
     * @throws GatewayUnavailableException if the answer says neither that the whole total was captured nor that it was
     *     refused
     */
    public PaymentOutcome apply(Order order, GatewayReply reply) {
        GatewayAnswer answer = reply.answer();
        if (reply.httpStatus() == 200) {
            return captured(order, answer);
        }
        GatewayAnswer.Failure error = answer.error();
        boolean refused = reply.httpStatus() == 402
                || (error != null && "resource_missing".equals(error.code())); // the token names no means of payment
        if (error == null || !refused) {
            throw new GatewayUnavailableException("payment gateway refused the request: HTTP " + reply.httpStatus());
        }
        String code = error.declineCode() != null ? error.declineCode() : error.code();
        return new PaymentOutcome.Declined(
                code == null ? "declined" : code, error.message() == null ? "Declined." : error.message());
    }

    private static PaymentOutcome captured(Order order, GatewayAnswer answer) {
        long total = order.placed().total().minorUnits();
        if ("requires_action".equals(answer.status())) {
            return new PaymentOutcome.Declined(
                    "authentication_required", "The customer's bank wants to hear from the customer.");
        }
        if (!"succeeded".equals(answer.status())
                || answer.amountReceived() != total
                || answer.id() == null
                || answer.latestCharge() == null) {
            throw new GatewayUnavailableException("payment of order " + order.orderId() + " is not settled yet");
        }
        return new PaymentOutcome.Captured(answer.id(), answer.latestCharge(), total);
    }
}
