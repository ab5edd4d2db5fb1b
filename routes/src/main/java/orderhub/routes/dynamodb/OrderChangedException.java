package orderhub.routes.dynamodb;

/** Somebody else changed the order, or its reservation, since it was read. Read it again and decide anew. */
public final class OrderChangedException extends RuntimeException {

    /** @param message which order, and what was found */
    public OrderChangedException(String message) {
        super(message);
    }
}
