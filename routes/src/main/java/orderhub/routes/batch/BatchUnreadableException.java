package orderhub.routes.batch;

/** Where one order of a batch ends and the next begins cannot be told. */
public final class BatchUnreadableException extends RuntimeException {

    /** Without what was sent: that is not repeated to anybody. */
    public BatchUnreadableException() {
        super("the batch is no JSON array");
    }
}
