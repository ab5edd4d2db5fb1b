package orderhub.processors.inbox;

/** Why a message has no effect. */
public enum DropReason {
    /** It has had its effect before. */
    DUPLICATE,
    /** The order has gone another way meanwhile. */
    TOO_LATE
}
