package orderhub.routes.dynamodb;

/** There is no such product. */
public final class ProductNotFoundException extends RuntimeException {

    /** Without the id: what a caller sent is not repeated to anybody. */
    public ProductNotFoundException() {
        super("there is no such product");
    }
}
