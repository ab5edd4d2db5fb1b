package orderhub.infra.saga.model;

import org.jspecify.annotations.Nullable;

/** What is stored under a saga's id is not a saga that this version can read. The sweep quarantines it, unless a later
 * version wrote it. */
public final class CorruptSagaException extends RuntimeException {
    private final String sagaId;
    private final boolean newer;

    /** @param newer whether a later version of this library wrote it, which may be able to read it */
    public CorruptSagaException(String sagaId, String reason, boolean newer, @Nullable Throwable cause) {
        super("Saga " + sagaId + " cannot be read: " + reason, cause);
        this.sagaId = sagaId;
        this.newer = newer;
    }

    /** The id of the saga. */
    public String sagaId() {
        return sagaId;
    }

    /** Whether it is to be left to nodes of a later version. */
    public boolean isNewer() {
        return newer;
    }
}
