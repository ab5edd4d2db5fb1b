package orderhub.routes.dynamodb;

/** Others took the stock that was found each time before it could be held. There may be more: try again later. */
public final class StockContendedException extends RuntimeException {

    /** @param message whose order, and how often it was tried */
    public StockContendedException(String message) {
        super(message);
    }
}
