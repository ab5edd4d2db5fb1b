package orderhub.infra.local.gateway.idempotency;

/**
 * A request that may be repeated.
 *
 * @param key the caller's idempotency key
 * @param fingerprint a digest of endpoint and parameters, by which a repeat is told from another request
 */
public record IdempotentCall(String key, String fingerprint) {

    /** Stripe's limit for a key. */
    public static final int MAX_KEY_CHARACTERS = 255;
}
