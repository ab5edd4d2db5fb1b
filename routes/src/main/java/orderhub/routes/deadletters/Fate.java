package orderhub.routes.deadletters;

/** What becomes of a message that could not be handled. */
public enum Fate {
    /** It comes back after a while. */
    RETRY,
    /** It goes to its dead-letter queue. */
    DEAD
}
