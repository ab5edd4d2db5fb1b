package orderhub.routes.identity;

/** A request that has an effect came without a usable idempotency key. */
public final class IdempotencyKeyInvalidException extends RuntimeException {

    /** Without the key: what a caller sent is not repeated to anybody. */
    public IdempotencyKeyInvalidException() {
        super("the Idempotency-Key header must be 1 to 255 visible ASCII characters");
    }
}
