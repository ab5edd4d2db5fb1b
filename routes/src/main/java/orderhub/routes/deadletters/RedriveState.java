package orderhub.routes.deadletters;

/** Where a redrive is. */
public enum RedriveState {
    /** It goes on. */
    RUNNING,
    /** Nothing is left of what it was to send back. */
    DONE,
    /** It ended, and something may be left: a named message was not found, others held some, or more lay in the way than it passes by. */
    INCOMPLETE,
    /** Somebody stopped it, or its hub ended. */
    STOPPED,
    /** A queue did not take or give messages any more. */
    FAILED,
    /** Its hub died: nobody has heard of it for a while. */
    LOST
}
