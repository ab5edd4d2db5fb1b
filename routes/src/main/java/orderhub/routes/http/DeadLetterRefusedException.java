package orderhub.routes.http;

/** What an operator asked for cannot be done with this dead letter or this redrive. */
public final class DeadLetterRefusedException extends RuntimeException {

    private final String why;

    /** @param why for the operator */
    public DeadLetterRefusedException(String why) {
        super(why);
        this.why = why;
    }

    /** Why, for the operator. */
    public String why() {
        return why;
    }
}
