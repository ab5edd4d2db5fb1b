package orderhub.routes.receipts;

/** Receipts that are counted are still on their queue. */
public final class ReceiptsNotDeletedException extends RuntimeException {

    /** @param message how many, and the queue's codes */
    public ReceiptsNotDeletedException(String message) {
        super(message);
    }
}
