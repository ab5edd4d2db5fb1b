package orderhub.processors.payment;

/** The gateway gave no answer that settles anything. What was asked may or may not have happened; it is asked again. */
public final class GatewayUnavailableException extends RuntimeException {

    /** @param message without anything secret */
    public GatewayUnavailableException(String message) {
        super(message);
    }
}
