package orderhub.routes.saga;

/** There is no such saga, or it ended so long ago that it is gone. */
public final class SagaNotFoundException extends RuntimeException {

    public SagaNotFoundException() {
        super("no such saga");
    }
}
