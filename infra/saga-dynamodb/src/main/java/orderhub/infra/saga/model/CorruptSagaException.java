package orderhub.infra.saga.model;

import org.jspecify.annotations.Nullable;

/** What is stored under a saga's id is not a saga that this version can read. The sweep quarantines it. */
public final class CorruptSagaException extends RuntimeException {
    private final String sagaId;

    public CorruptSagaException(String sagaId, String reason, @Nullable Throwable cause) {
        super("Saga " + sagaId + " cannot be read: " + reason, cause);
        this.sagaId = sagaId;
    }

    /** The id of the saga. */
    public String sagaId() {
        return sagaId;
    }
}
