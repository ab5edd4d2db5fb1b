package orderhub.schemas.order;

import java.time.Instant;
import java.util.List;

/**
 * What was ordered: set when the order is accepted, and never changed.
 *
 * @param customerId who ordered
 * @param items at least one line; the same product may stand on several
 * @param total the sum of the lines, computed by the hub
 * @param paymentMethod how the customer pays
 * @param correlationId UUID that ties together all that is done for this request
 * @param createdAt when the order was accepted
 * @param requestHash digest of the request's meaning, to tell a repeated request from a different one
 */
public record Placement(
        String customerId,
        List<OrderLine> items,
        Money total,
        PaymentMethod paymentMethod,
        String correlationId,
        Instant createdAt,
        String requestHash) {

    public Placement {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("an order has at least one line");
        }
    }
}
