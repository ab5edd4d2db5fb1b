package orderhub.routes.callers;

/** Somebody wants to act for a customer who is not theirs. */
public final class NotYourCustomerException extends RuntimeException {

    /** Without the customer: what a caller sent is not repeated to anybody. */
    public NotYourCustomerException() {
        super("the caller does not act for this customer");
    }
}
