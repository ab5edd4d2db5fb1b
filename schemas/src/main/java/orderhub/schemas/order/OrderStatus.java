package orderhub.schemas.order;

/** Where an order is. The moves between these are in the processors' {@code Lifecycle}. */
public enum OrderStatus {
    /** Accepted and stored; nothing else has happened yet. */
    CREATED(Step.RESERVE),
    /** Its stock is held for it, until the reservation's deadline. */
    RESERVED(Step.CHARGE),
    /** Its charge was sent and nobody knows how it ended; it is asked for again. Its stock is held. */
    PAYMENT_PENDING(Step.CHARGE),
    /** The money is captured. */
    PAID(Step.DISPATCH),
    /** Waits for a person to approve or reject it. */
    IN_REVIEW(Step.REVIEW),
    /** A person approved it; it goes on to its lane. */
    APPROVED(Step.DISPATCH),
    /** On its lane; a warehouse has it. */
    DISPATCHED(Step.SHIP),
    /** On its way back: what was done for it is being undone. */
    COMPENSATING(Step.UNDO),
    /** Terminal: with the customer, or on the way there. */
    SHIPPED(Step.NOTHING),
    /** Terminal: refused, by stock, by the payment gateway or by a reviewer. */
    REJECTED(Step.NOTHING),
    /** Terminal: its reservation ran out before it was shipped. */
    EXPIRED(Step.NOTHING),
    /** Terminal: called off by its customer, or by staff, before it was shipped. */
    CANCELLED(Step.NOTHING);

    private final Step next;

    OrderStatus(Step next) {
        this.next = next;
    }

    /** What has to be done next for an order that is here. */
    public Step next() {
        return next;
    }

    /** Whether nothing will ever happen to the order again. */
    public boolean isTerminal() {
        return next == Step.NOTHING;
    }

    /** The steps of an order's way, one for each flow that moves it. */
    public enum Step {
        RESERVE,
        CHARGE,
        DISPATCH,
        REVIEW,
        SHIP,
        UNDO,
        NOTHING
    }
}
