package orderhub.infra.saga.model;

/**
 * It was decided and stored how the saga ends, but not all its callbacks have succeeded yet. Either they are still
 * being retried, on whatever node, or the saga is parked and waits for an operator; the message says which.
 */
public final class SagaUnfinishedException extends RuntimeException {
    public SagaUnfinishedException(String message) {
        super(message);
    }
}
