package orderhub.processors.listing;

import java.time.Instant;

/**
 * The place of an order among its customer's.
 *
 * @param createdAt when it was placed
 * @param orderId which one of those that were placed at that time
 */
public record Position(Instant createdAt, String orderId) {}
