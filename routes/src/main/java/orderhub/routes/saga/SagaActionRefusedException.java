package orderhub.routes.saga;

/** The saga is not in a state for what an operator asked. */
public final class SagaActionRefusedException extends RuntimeException {

    private final String why;

    /** @param why in which state it is, for the operator */
    public SagaActionRefusedException(String why) {
        super(why);
        this.why = why;
    }

    /** In which state the saga is, for the operator. */
    public String why() {
        return why;
    }
}
