package orderhub.schemas.api;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * More of a product has been put on the shelves.
 *
 * @param restockId UUID; the same for each request with the same caller and idempotency key
 * @param quantity how many came in
 * @param items how many of them each stock item got
 * @param restockedAt when the first of these requests was carried out
 */
public record RestockView(
        String restockId,
        String productId,
        int quantity,
        SortedMap<String, Integer> items,
        String operator,
        String reason,
        Instant restockedAt) {

    public RestockView {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }
}
