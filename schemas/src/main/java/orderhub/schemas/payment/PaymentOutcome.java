package orderhub.schemas.payment;

/** What is known of a charge. Only what came or did not come for good is an outcome that an order can go on from. */
public sealed interface PaymentOutcome {

    /** The result as one word, for a route to branch on. */
    Result result();

    /** What can be known of a charge. */
    enum Result {
        CAPTURED,
        DECLINED,
        VOIDED,
        OPEN,
        UNKNOWN
    }

    /** It is settled: no money moved, and none will. */
    sealed interface Unpaid extends PaymentOutcome permits Declined, Voided {}

    /** It is not settled: the money may be with us, or come yet. */
    sealed interface Pending extends PaymentOutcome permits Open, Unknown {

        /** Why it is not known, as a code. */
        String reason();
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
    record Declined(String code, String reason) implements Unpaid {
        @Override
        public Result result() {
            return Result.DECLINED;
        }
    }

    /**
     * The payment was cancelled before it was captured; no money moved.
     *
     * @param paymentId the gateway's payment
     */
    record Voided(String paymentId) implements Unpaid {
        @Override
        public Result result() {
            return Result.VOIDED;
        }
    }

    /**
     * The gateway has the payment and has not captured it: it may do so yet.
     *
     * @param paymentId the gateway's payment
     * @param reason the gateway's status of it
     */
    record Open(String paymentId, String reason) implements Pending {
        @Override
        public Result result() {
            return Result.OPEN;
        }
    }

    /** The gateway was asked, and what it did is not known. */
    record Unknown(String reason) implements Pending {
        @Override
        public Result result() {
            return Result.UNKNOWN;
        }
    }
}
