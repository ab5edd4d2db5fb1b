package orderhub.routes.callers;

import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param subject their name at the issuer of their token; it does not change
 * @param customerId the one customer that they act for; null for staff, who act for any
 */
public record Caller(String subject, @Nullable String customerId) {

    /** Of whom nothing is known. Acts for the customer without a name, who has no order. */
    public static final Caller NOBODY = new Caller("nobody", "");

    /** Whether they act for all customers. */
    public boolean isStaff() {
        return customerId == null;
    }

    /** For whom they act on an order that they see. */
    public EventFacts.Party party() {
        return customerId == null ? EventFacts.Party.STAFF : EventFacts.Party.CUSTOMER;
    }

    /** Whether the customer is theirs. */
    public boolean actsFor(String customer) {
        return customerId == null || (!customerId.isEmpty() && customerId.equals(customer));
    }

    /** Whether the order is theirs. */
    public boolean sees(Order order) {
        return actsFor(order.placed().customerId());
    }
}
