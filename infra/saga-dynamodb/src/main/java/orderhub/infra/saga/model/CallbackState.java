package orderhub.infra.saga.model;

/** What became of a step's callback. The names are also what is stored. */
public enum CallbackState {
    /** Not called yet, or to be called again. */
    WAITING,
    DONE,
    /** Failed until its last attempt. */
    FAILED,
    /** An operator took its place, and said why. */
    SKIPPED
}
