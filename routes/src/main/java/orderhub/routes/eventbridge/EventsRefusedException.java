package orderhub.routes.eventbridge;

/** The bus did not take all events of a call. Those stay in the outbox and are published again. */
public final class EventsRefusedException extends RuntimeException {

    /** @param message how many, and the bus's codes */
    public EventsRefusedException(String message) {
        super(message);
    }
}
