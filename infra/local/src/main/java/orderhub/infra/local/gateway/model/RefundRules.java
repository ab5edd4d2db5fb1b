package orderhub.infra.local.gateway.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of a captured intent may be returned. */
public final class RefundRules {

    private final Identity identity;

    /** Rules that name new refunds by this identity. */
    public RefundRules(Identity identity) {
        this.identity = identity;
    }

    /**
     * Refunds a captured intent, in part or in full.
     *
     * @param amount minor units above 0, or null for all that is left
     * @param reason one of Stripe's refund reasons, or null
     */
    public Ruling refund(
            PaymentIntent intent, @Nullable Long amount, @Nullable String reason, Map<String, String> metadata) {
        if (intent.status() != IntentStatus.SUCCEEDED) {
            return new Ruling.Refused(GatewayError.invalid(
                    400, null, "Nothing was captured from " + intent.id() + ".", "payment_intent"));
        }
        if (intent.amountRefundable() == 0) {
            return new Ruling.Refused(GatewayError.invalid(
                    400, "charge_already_refunded", "All of " + intent.latestCharge() + " is refunded.", null));
        }
        long toRefund = amount == null ? intent.amountRefundable() : amount;
        if (toRefund > intent.amountRefundable()) {
            return new Ruling.Refused(GatewayError.invalidParameter(
                    "amount_too_large",
                    "amount",
                    "Only " + intent.amountRefundable() + " can be refunded, not " + toRefund + "."));
        }
        return new Ruling.Accepted(new Effect(intent.refunded(toRefund), refund(intent, toRefund, reason, metadata)));
    }

    private Refund refund(PaymentIntent intent, long amount, @Nullable String reason, Map<String, String> metadata) {
        return new Refund(
                identity.next("re"),
                identity.nowEpochSeconds(),
                intent.id(),
                intent.latestCharge(),
                amount,
                intent.terms().currency(),
                reason,
                metadata);
    }
}
