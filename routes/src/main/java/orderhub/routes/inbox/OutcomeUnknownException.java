package orderhub.routes.inbox;

/**
 * An attempt on this event ended without a word: it may have had its effect. It must not have it twice, so nobody tries
 * again, and its message goes where a person looks at it.
 */
public final class OutcomeUnknownException extends RuntimeException {

    /** @param message which event, of which consumer */
    public OutcomeUnknownException(String message) {
        super(message);
    }
}
