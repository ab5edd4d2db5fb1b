package orderhub.infra.saga.model;

import org.jspecify.annotations.Nullable;

/**
 * It was decided and stored how the saga ends, but not all its callbacks have succeeded yet. Either they are still
 * being retried, on whatever node, or the saga is parked and waits for an operator; the message says which.
 */
public final class SagaUnfinishedException extends RuntimeException {
    /** @param because why the saga was to be compensated, if an exception was the reason: it takes its place */
    public SagaUnfinishedException(String message, @Nullable Throwable because) {
        super(message, because);
    }
}
