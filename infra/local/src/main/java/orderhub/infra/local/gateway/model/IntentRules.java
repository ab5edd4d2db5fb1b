package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/** What may be done with an intent, and what comes of it. */
public final class IntentRules {

    private final Identity identity;

    /** Rules that name new objects by this identity. */
    public IntentRules(Identity identity) {
        this.identity = identity;
    }

    /**
     * Creates and confirms an intent.
     *
     * @param decline why the card refuses, or null if it accepts
     */
    public Ruling create(PaymentTerms terms, @Nullable CardDecline decline) {
        String id = identity.next("pi");
        String charge = identity.next("ch");
        long now = identity.nowEpochSeconds();
        if (decline != null) {
            PaymentIntent declined = PaymentIntent.declined(id, charge, now, terms, decline);
            return new Ruling.Declined(Effect.of(declined), GatewayError.cardDeclined(decline, declined));
        }
        PaymentIntent authorized = PaymentIntent.authorized(id, charge, now, terms);
        boolean atOnce = terms.captureMethod() == CaptureMethod.AUTOMATIC;
        return new Ruling.Accepted(Effect.of(atOnce ? authorized.captured(terms.amount()) : authorized));
    }

    /**
     * Captures an authorised intent, once.
     *
     * @param amount minor units above 0, or null for all of it; what is left is released
     */
    public Ruling capture(PaymentIntent intent, @Nullable Long amount) {
        if (intent.status() != IntentStatus.REQUIRES_CAPTURE) {
            return new Ruling.Refused(GatewayError.unexpectedState(intent, "captured"));
        }
        long toCapture = amount == null ? intent.amountCapturable() : amount;
        if (toCapture > intent.amountCapturable()) {
            return new Ruling.Refused(GatewayError.invalidParameter(
                    "amount_too_large",
                    "amount_to_capture",
                    "Only " + intent.amountCapturable() + " can be captured, not " + toCapture + "."));
        }
        return new Ruling.Accepted(Effect.of(intent.captured(toCapture)));
    }

    /**
     * Voids an intent before capture. A second cancel is refused as Stripe refuses it; the refusal shows the intent,
     * whose status {@code canceled} tells the caller that the void stands.
     *
     * @param reason one of Stripe's cancellation reasons, or null
     */
    public Ruling cancel(PaymentIntent intent, @Nullable String reason) {
        boolean voidable = intent.status() == IntentStatus.REQUIRES_CAPTURE;
        if (!voidable) {
            return new Ruling.Refused(GatewayError.unexpectedState(intent, "canceled"));
        }
        return new Ruling.Accepted(Effect.of(intent.canceled(new Cancellation(identity.nowEpochSeconds(), reason))));
    }
}
