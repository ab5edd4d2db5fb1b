package orderhub.routes.http;

/** A request that was meant for another version of the order. */
public final class PreconditionFailedException extends RuntimeException {

    public PreconditionFailedException() {
        super("the order is at another version");
    }
}
