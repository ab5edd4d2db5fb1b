package orderhub.routes.eventbridge;

/** An event that no call to the bus can carry. The contract of orders leaves no room for one: it is a mistake in the hub. */
public final class EventTooLargeException extends RuntimeException {

    /** @param message which, and how large */
    public EventTooLargeException(String message) {
        super(message);
    }
}
