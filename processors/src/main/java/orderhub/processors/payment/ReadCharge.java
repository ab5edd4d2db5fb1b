package orderhub.processors.payment;

import java.util.Set;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;
import org.jspecify.annotations.Nullable;

/** Says what the answer to a charge means. */
public final class ReadCharge {

    // What the contract of PaymentFailed allows; the texts are somebody else's.
    private static final int MAX_CODE_LENGTH = 100;
    private static final int MAX_REASON_LENGTH = 1000;

    /** The gateway has the payment, and it is not captured (Stripe, the statuses of a PaymentIntent). */
    private static final Set<String> OPEN =
            Set.of("processing", "requires_capture", "requires_confirmation", "requires_payment_method", "canceled");

    /**
     * Reads it.
     *
     * @throws GatewayUnavailableException if the answer says neither that the whole total was captured, nor that it was
     *     refused, nor that the payment is open
     */
    public PaymentOutcome apply(Order order, GatewayReply reply) {
        GatewayAnswer answer = reply.answer();
        if (reply.httpStatus() == 200) {
            return accepted(order, answer);
        }
        GatewayAnswer.Failure error = answer.error();
        if (error == null || !isRefused(reply.httpStatus(), error)) {
            throw new GatewayUnavailableException("payment gateway refused the request: HTTP " + reply.httpStatus());
        }
        String code = error.declineCode() != null ? error.declineCode() : error.code();
        return new PaymentOutcome.Declined(
                within(MAX_CODE_LENGTH, code, "declined"), within(MAX_REASON_LENGTH, error.message(), "Declined."));
    }

    /**
     * A card is refused with 402. A request that the gateway can never carry out, an amount below its least or a token that
     * names no means of payment, is refused with 400, and as often as it is repeated: no money has moved under its key. Where
     * the key itself is in dispute, or who we are, nothing is known (Stripe, Errors: {@code type}).
     */
    private static boolean isRefused(int httpStatus, GatewayAnswer.Failure error) {
        return httpStatus == 402
                || "resource_missing".equals(error.code())
                || (httpStatus == 400 && "invalid_request_error".equals(error.type()));
    }

    private static String within(int length, @Nullable String text, String otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static PaymentOutcome accepted(Order order, GatewayAnswer answer) {
        long total = order.placed().total().minorUnits();
        if ("requires_action".equals(answer.status())) {
            return new PaymentOutcome.Declined(
                    "authentication_required", "The customer's bank wants to hear from the customer.");
        }
        if (answer.id() != null && answer.status() != null && OPEN.contains(answer.status())) {
            return new PaymentOutcome.Open(answer.id(), answer.status());
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
