package orderhub.routes.inbox;

/** Another has this event in hand, or died with it. The message has to come again: it is not known yet how that ends. */
public final class InHandElsewhereException extends RuntimeException {

    /** @param message which event, of which consumer */
    public InHandElsewhereException(String message) {
        super(message);
    }
}
