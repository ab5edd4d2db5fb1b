package orderhub.infra.saga.model;

import org.jspecify.annotations.Nullable;

/**
 * DynamoDB could not be asked, or refused for a reason that is not about the saga. Whether a write was made is then not
 * known; what was written is found by the sweep of any node, and repeating the call is safe.
 */
public final class SagaStoreException extends RuntimeException {
    public SagaStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
