package orderhub.routes.http;

/** A body that is not said to be of the media type that is taken. */
public final class UnsupportedMediaTypeException extends RuntimeException {

    /** Says nothing of what it is said to be: that came from outside. */
    public UnsupportedMediaTypeException() {
        super("the body is not said to be JSON");
    }
}
