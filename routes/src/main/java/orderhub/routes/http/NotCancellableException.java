package orderhub.routes.http;

/** Somebody calls an order off that cannot be called off any more. */
public final class NotCancellableException extends RuntimeException {

    /** @param why for the caller */
    public NotCancellableException(String why) {
        super(why);
    }
}
