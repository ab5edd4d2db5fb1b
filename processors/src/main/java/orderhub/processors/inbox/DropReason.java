package orderhub.processors.inbox;

/** Why a message has no effect. */
public enum DropReason {
    /** It has had its effect before. */
    DUPLICATE,
    /** The order has gone another way meanwhile. */
    TOO_LATE,
    /** There is nobody to tell: the customer is not in the table of customers. */
    CUSTOMER_UNKNOWN
}
