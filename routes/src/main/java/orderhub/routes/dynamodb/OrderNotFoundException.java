package orderhub.routes.dynamodb;

/** There is no such order. */
public final class OrderNotFoundException extends RuntimeException {

    /** Without the id: what a caller sent is not repeated to anybody. */
    public OrderNotFoundException() {
        super("there is no such order");
    }
}
