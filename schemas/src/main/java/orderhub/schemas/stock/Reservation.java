package orderhub.schemas.stock;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stock held for one order.
 *
 * @param reservationId UUID, derived from the order, so that an order cannot hold stock twice
 * @param orderId whose it is
 * @param quantities how many of each stock item (see {@link StockItem}), each at least 1, in the order of item id
 * @param createdAt when it was made
 * @param expiresAt from this instant on it may not be used any more
 * @param status what became of it
 */
public record Reservation(
        String reservationId,
        String orderId,
        SortedMap<String, Integer> quantities,
        Instant createdAt,
        Instant expiresAt,
        Status status) {

    public Reservation {
        quantities = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(quantities));
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("a reservation ends after it began");
        }
        for (Map.Entry<String, Integer> entry : quantities.entrySet()) {
            if (entry.getValue() < 1) {
                throw new IllegalArgumentException("quantity of " + entry.getKey() + " is " + entry.getValue());
            }
        }
    }

    /** What became of a reservation. */
    public enum Status {
        /** Holds stock, until its deadline. */
        ACTIVE,
        /** Paid for. */
        CONFIRMED,
        /** Its stock has left with the order. */
        SHIPPED,
        /** Its stock is available again. */
        RELEASED
    }
}
