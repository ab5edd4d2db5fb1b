package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * One payment and where it stands. Amounts are in the currency's minor unit.
 *
 * @param id {@code pi_…}
 * @param createdEpochSeconds seconds since 1970-01-01T00:00Z
 * @param terms what was asked
 * @param status where the payment stands
 * @param latestCharge {@code ch_…} of the only charge attempt
 * @param amountCaptured 0 until captured, then at most the amount asked
 * @param amountRefunded never above the captured amount
 * @param cancellation null unless canceled
 * @param decline null unless the card was declined
 */
public record PaymentIntent(
        String id,
        long createdEpochSeconds,
        PaymentTerms terms,
        IntentStatus status,
        String latestCharge,
        long amountCaptured,
        long amountRefunded,
        @Nullable Cancellation cancellation,
        @Nullable CardDecline decline) {

    /** @throws IllegalArgumentException if an amount breaks one of the invariants above */
    public PaymentIntent {
        require(amountCaptured >= 0 && amountCaptured <= terms.amount(), "captured at most the amount asked", id);
        require(amountRefunded >= 0 && amountRefunded <= amountCaptured, "refunded at most the captured amount", id);
        require((amountCaptured > 0) == (status == IntentStatus.SUCCEEDED), "captured exactly if succeeded", id);
        require((cancellation != null) == (status == IntentStatus.CANCELED), "a cancellation exactly if canceled", id);
        require(
                (decline != null) == (status == IntentStatus.REQUIRES_PAYMENT_METHOD),
                "a decline exactly if a payment method is required",
                id);
    }

    /** An authorised intent, not captured yet. */
    public static PaymentIntent authorized(String id, String chargeId, long createdEpochSeconds, PaymentTerms terms) {
        return new PaymentIntent(
                id, createdEpochSeconds, terms, IntentStatus.REQUIRES_CAPTURE, chargeId, 0, 0, null, null);
    }

    /** An intent whose card was declined. */
    public static PaymentIntent declined(
            String id, String chargeId, long createdEpochSeconds, PaymentTerms terms, CardDecline decline) {
        return new PaymentIntent(
                id, createdEpochSeconds, terms, IntentStatus.REQUIRES_PAYMENT_METHOD, chargeId, 0, 0, null, decline);
    }

    /** This intent with {@code amount} captured and the rest of the authorisation released. */
    public PaymentIntent captured(long amount) {
        return new PaymentIntent(
                id, createdEpochSeconds, terms, IntentStatus.SUCCEEDED, latestCharge, amount, 0, null, null);
    }

    /** This intent, voided. */
    public PaymentIntent canceled(Cancellation why) {
        return new PaymentIntent(id, createdEpochSeconds, terms, IntentStatus.CANCELED, latestCharge, 0, 0, why, null);
    }

    /** This intent with {@code amount} more refunded. */
    public PaymentIntent refunded(long amount) {
        return new PaymentIntent(
                id,
                createdEpochSeconds,
                terms,
                status,
                latestCharge,
                amountCaptured,
                Math.addExact(amountRefunded, amount),
                null,
                null);
    }

    /** What a capture may still take; 0 unless authorised and not captured. */
    public long amountCapturable() {
        return status == IntentStatus.REQUIRES_CAPTURE ? terms.amount() : 0;
    }

    /** What a refund may still return. */
    public long amountRefundable() {
        return amountCaptured - amountRefunded;
    }

    private static void require(boolean held, String invariant, String id) {
        if (!held) {
            throw new IllegalArgumentException("Payment intent " + id + " must have " + invariant);
        }
    }
}
