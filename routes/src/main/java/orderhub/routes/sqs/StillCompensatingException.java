package orderhub.routes.sqs;

/**
 * An order is being undone and has not ended yet. Its message is kept until it has, so that a crash half-way is
 * followed by another attempt.
 */
public final class StillCompensatingException extends RuntimeException {

    /** @param message which order */
    public StillCompensatingException(String message) {
        super(message);
    }
}
