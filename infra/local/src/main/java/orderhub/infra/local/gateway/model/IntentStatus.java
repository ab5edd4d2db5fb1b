package orderhub.infra.local.gateway.model;

import java.util.Locale;

/** The states of an intent that this simulator reaches; the names are Stripe's. */
public enum IntentStatus {
    /** The card was declined; nothing is authorised. */
    REQUIRES_PAYMENT_METHOD,
    /** Authorised, waiting for a capture or a cancel. */
    REQUIRES_CAPTURE,
    /** Captured. Final. */
    SUCCEEDED,
    /** Void: released before capture. Final. */
    CANCELED;

    /** The name on the wire, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
