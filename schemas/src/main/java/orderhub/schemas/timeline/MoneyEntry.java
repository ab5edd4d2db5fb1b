package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An order's money, in minor units of its currency.
 *
 * @param state how it stands, going by what the order says
 * @param captured what came
 * @param refunded what went back
 * @param because why it was refused, or why it is not known how it ended, as a code; null otherwise
 * @param chargeKey the key under which the gateway is asked for the charge; null for customers
 * @param paymentId the gateway's payment; null if none is known
 * @param transactionId the gateway's charge within it; null if none is known, and for customers
 * @param refundId the gateway's refund; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoneyEntry(
        State state,
        String currency,
        long total,
        long captured,
        long refunded,
        @Nullable String because,
        @Nullable String chargeKey,
        @Nullable String paymentId,
        @Nullable String transactionId,
        @Nullable String refundId) {

    /** How money can stand. */
    public enum State {
        /** No charge is known of. */
        NONE,
        /** A charge was sent, or may have been, and nobody knows how it ended. */
        PENDING,
        CAPTURED,
        REFUSED,
        /** It was cancelled before it was captured. */
        VOIDED,
        REFUNDED
    }
}
