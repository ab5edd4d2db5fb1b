package orderhub.routes.dynamodb;

/** The idempotency key stands for a different request already. */
public final class IdempotencyKeyReusedException extends RuntimeException {

    /** Without the key: what a caller sent is not repeated to anybody. */
    public IdempotencyKeyReusedException() {
        super("the idempotency key was used for a different request");
    }
}
