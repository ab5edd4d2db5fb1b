package orderhub.schemas.event;

/** The kinds of event. On the bus a kind's published name is the event's {@code detail-type}. */
public enum EventType {
    ORDER_CREATED("OrderCreated"),
    INVENTORY_RESERVED("InventoryReserved"),
    INVENTORY_UNAVAILABLE("InventoryUnavailable"),
    PAYMENT_PENDING("PaymentPending"),
    PAYMENT_COMPLETED("PaymentCompleted"),
    PAYMENT_FAILED("PaymentFailed"),
    REVIEW_REQUESTED("ReviewRequested"),
    REVIEW_APPROVED("ReviewApproved"),
    REVIEW_REJECTED("ReviewRejected"),
    ORDER_EXPIRED("OrderExpired"),
    ORDER_CANCELLED("OrderCancelled"),
    PAYMENT_REFUNDED("PaymentRefunded"),
    PAYMENT_VOIDED("PaymentVoided"),
    INVENTORY_RELEASED("InventoryReleased"),
    ORDER_DISPATCHED("OrderDispatched"),
    ORDER_SHIPPED("OrderShipped");

    private final String published;

    EventType(String published) {
        this.published = published;
    }

    /** The name that the event bears on the bus. */
    public String published() {
        return published;
    }

    /**
     * The kind that bears a published name.
     *
     * @throws IllegalArgumentException if no kind bears it
     */
    public static EventType ofPublished(String name) {
        for (EventType type : values()) {
            if (type.published.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown event type: " + name);
    }
}
