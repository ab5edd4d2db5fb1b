package orderhub.processors.payment;

/** The payment of an order is not one that an operator can settle by hand, or not so. */
public final class SettlementRefusedException extends RuntimeException {

    private final String why;

    /** @param why for the operator */
    public SettlementRefusedException(String why) {
        super(why);
        this.why = why;
    }

    /** Why, for the operator. */
    public String why() {
        return why;
    }
}
