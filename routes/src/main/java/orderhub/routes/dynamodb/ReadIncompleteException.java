package orderhub.routes.dynamodb;

/** The table was too busy to read all that was asked for. */
public final class ReadIncompleteException extends RuntimeException {

    /** Nothing to say beyond what happened. */
    public ReadIncompleteException() {
        super("the table is too busy to answer in full");
    }
}
