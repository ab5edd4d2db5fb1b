package orderhub.schemas.order;

/** Where an order is. The moves between these are in the processors' {@code Lifecycle}. */
public enum OrderStatus {
    /** Accepted and stored; nothing else has happened yet. */
    CREATED,
    /** Its stock is held for it, until the reservation's deadline. */
    RESERVED,
    /** The money is captured. */
    PAID,
    /** Waits for a person to approve or reject it. */
    IN_REVIEW,
    /** A person approved it; it goes on to its lane. */
    APPROVED,
    /** On its lane; a warehouse has it. */
    DISPATCHED,
    /** On its way back: what was done for it is being undone. */
    COMPENSATING,
    /** Terminal: with the customer, or on the way there. */
    SHIPPED,
    /** Terminal: refused, by stock, by the payment gateway or by a reviewer. */
    REJECTED,
    /** Terminal: its reservation ran out before it was shipped. */
    EXPIRED;

    /** Whether nothing will ever happen to the order again. */
    public boolean isTerminal() {
        return this == SHIPPED || this == REJECTED || this == EXPIRED;
    }
}
