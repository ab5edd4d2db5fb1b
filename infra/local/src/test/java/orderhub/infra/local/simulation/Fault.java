package orderhub.infra.local.simulation;

/** What may happen to a call, and to a hub as a whole. */
enum Fault {
    /** Nothing. */
    NONE,
    /** It does not arrive. */
    NEVER_ARRIVES,
    /** It takes effect, and nobody hears of it. */
    ANSWER_LOST,
    /** The service has no capacity for it. */
    THROTTLED,
    /** It arrives late. */
    SLOW,
    /** It takes effect, is answered late. */
    SLOW_ANSWER,
    /** It takes effect twice. */
    TWICE,
    /** It is acknowledged, and takes effect only a while later: what came after it overtakes it. */
    OVERTAKEN,
    /** It takes effect a while after its caller gave it up. */
    LATE,
    /** It is acknowledged and never takes effect. Only where AWS says that this may be: deleting a message. */
    SWALLOWED,
    /** A part of the batch is refused. */
    PARTIAL,
    /** The hub dies just before it. */
    DIES_BEFORE,
    /** The hub dies just after it took effect. */
    DIES_AFTER,
    /** The hub stands still for longer than its leases, before it. */
    PAUSED,
    /** The hub dies between two calls, or while it makes some. */
    KILLED,
    /** The hub is told to stop, and another takes its place. */
    RESTARTED,
    /** One of the hub's consumers takes no messages for a while. */
    CONSUMER_STOPPED;

    /** What it is for a hub that does not die of it. */
    Fault survived() {
        return switch (this) {
            case DIES_BEFORE -> NEVER_ARRIVES;
            case DIES_AFTER -> ANSWER_LOST;
            default -> this;
        };
    }
}
