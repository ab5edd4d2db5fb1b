package orderhub.schemas.api;

import org.jspecify.annotations.Nullable;

/**
 * An operator has looked at the gateway how an order's payment stands, or has seen to it there.
 *
 * @param operator who
 * @param reason why; kept with what they settled
 * @param outcome how it stands
 * @param paymentId the gateway's payment; null only where nothing was charged
 * @param refundId the gateway's refund; null where nothing was given back
 */
public record Settlement(
        String operator,
        String reason,
        Outcome outcome,
        @Nullable String paymentId,
        @Nullable String refundId) {

    /** How a payment can stand that nobody has to do anything about any more. */
    public enum Outcome {
        /** There is no charge, or it was refused. */
        NOT_CHARGED,
        /** All that was captured went back. */
        REFUNDED,
        /** It was cancelled before it was captured. */
        VOIDED
    }
}
