package orderhub.routes.http;

/** A body that is no JSON. */
public final class MalformedBodyException extends RuntimeException {

    /** It says nothing: a parser's own words may quote the body. */
    public MalformedBodyException() {
        super("no JSON");
    }
}
