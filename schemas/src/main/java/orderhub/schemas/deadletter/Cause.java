package orderhub.schemas.deadletter;

/**
 * What many dead letters may have in common.
 *
 * @param route that failed
 * @param exception class of the failure, without its package
 * @param message of the failure, without what differs from one message to the next
 */
public record Cause(String route, String exception, String message) {

    /** Of messages that the queue itself moved: a hub died with them in hand, or nobody handles that queue. */
    public static final Cause NOT_SAID = new Cause("", "", "");
}
