package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/** The changes an intent may go through; the last guard behind the rules of {@link IntentRules}. */
final class Transitions {

    private Transitions() {}

    static void check(@Nullable PaymentIntent before, Effect effect) {
        PaymentIntent after = effect.intent();
        Refund refund = effect.refund();
        boolean legal = refund == null ? withoutRefund(before, after) : withRefund(before, after, refund);
        if (!legal) {
            throw new IllegalStateException("Illegal change of payment intent " + after.id());
        }
    }

    private static boolean withoutRefund(@Nullable PaymentIntent before, PaymentIntent after) {
        if (before == null) {
            return after.amountRefunded() == 0;
        }
        // Only an authorised intent moves on, and it moves once: to captured or to void.
        return before.status() == IntentStatus.REQUIRES_CAPTURE
                && (after.status() == IntentStatus.SUCCEEDED || after.status() == IntentStatus.CANCELED)
                && after.amountRefunded() == 0
                && after.terms().equals(before.terms());
    }

    private static boolean withRefund(@Nullable PaymentIntent before, PaymentIntent after, Refund refund) {
        return before != null
                && refund.paymentIntentId().equals(before.id())
                && before.status() == IntentStatus.SUCCEEDED
                && after.equals(before.refunded(refund.amount()));
    }
}
