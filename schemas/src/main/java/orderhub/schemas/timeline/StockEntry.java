package orderhub.schemas.timeline;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.stock.Reservation;

/**
 * Stock that was held for an order.
 *
 * @param items how many of each product, or, for those who keep the stock, of each of its stock items
 * @param expiresAt until when it may be used
 */
public record StockEntry(
        String reservationId,
        Reservation.Status status,
        Instant createdAt,
        Instant expiresAt,
        SortedMap<String, Integer> items) {

    public StockEntry {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }
}
