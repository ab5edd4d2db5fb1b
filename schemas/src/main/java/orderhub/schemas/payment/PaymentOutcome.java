package orderhub.schemas.payment;

/** How a charge ended, once that is known. While it is not known there is no outcome, and the charge is asked again. */
public sealed interface PaymentOutcome {

    /** The result as one word, for a route to branch on. */
    Result result();

    /** The two ways in which a charge can end. */
    enum Result {
        CAPTURED,
        DECLINED
    }

    /**
     * The money is with us.
     *
     * @param paymentId the gateway's payment
     * @param transactionId the gateway's charge within it
     * @param amount captured, in minor units
     */
    record Captured(String paymentId, String transactionId, long amount) implements PaymentOutcome {
        @Override
        public Result result() {
            return Result.CAPTURED;
        }
    }

    /**
     * The gateway refused for good; no money moved.
     *
     * @param code the gateway's reason as a code
     * @param reason the same for people
     */
    record Declined(String code, String reason) implements PaymentOutcome {
        @Override
        public Result result() {
            return Result.DECLINED;
        }
    }
}
