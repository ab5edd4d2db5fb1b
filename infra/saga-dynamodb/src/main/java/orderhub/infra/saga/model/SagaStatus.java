package orderhub.infra.saga.model;

/** Where a saga is. The names are also what is stored, so they never change. */
public enum SagaStatus {
    /** Steps may join. */
    RUNNING,
    /** Decided to succeed; completion callbacks are being called. */
    COMPLETING,
    /** Decided to be undone; compensation callbacks are being called. */
    COMPENSATING,
    /** Ended: every completion callback succeeded, or an operator took its place. */
    COMPLETED,
    /** Ended: every compensation callback succeeded, or an operator took its place. */
    COMPENSATED,
    /** A callback failed until its last attempt. Nothing happens until an operator acts. */
    PARKED;

    /** Whether nothing will happen to the saga any more. */
    public boolean isEnded() {
        return this == COMPLETED || this == COMPENSATED;
    }

    /** Whether callbacks are being called, or wait for their next attempt. */
    public boolean isFinishing() {
        return this == COMPLETING || this == COMPENSATING;
    }
}
