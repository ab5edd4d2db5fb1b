package orderhub.routes.saga;

/** The saga that should carry an order has ended, or it is decided how it ends. */
public final class SagaNotRunningException extends RuntimeException {

    public SagaNotRunningException(String message) {
        super(message);
    }
}
