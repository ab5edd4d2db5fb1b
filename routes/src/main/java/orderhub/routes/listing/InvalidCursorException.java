package orderhub.routes.listing;

/** A cursor that was not given for this request, or to somebody else, or that nobody gave. */
public final class InvalidCursorException extends RuntimeException {

    public InvalidCursorException() {
        super("no cursor of this list");
    }
}
