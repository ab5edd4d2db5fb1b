package orderhub.routes.http;

/** A person's word on an order that does not wait for one. */
public final class NotInReviewException extends RuntimeException {

    /** @param message where the order is instead */
    public NotInReviewException(String message) {
        super(message);
    }
}
