package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * One change of the books: an intent's new state and, if the change is a refund, that refund.
 *
 * @param intent the state after the change
 * @param refund null unless the change is a refund
 */
public record Effect(PaymentIntent intent, @Nullable Refund refund) {

    /** A change of an intent alone. */
    public static Effect of(PaymentIntent intent) {
        return new Effect(intent, null);
    }
}
