package orderhub.routes.dynamodb;

import orderhub.schemas.order.Order;

/**
 * An order that is safely stored.
 *
 * @param order as it is stored
 * @param replayed whether it had been stored by an earlier request with the same idempotency key
 */
public record Accepted(Order order, boolean replayed) {}
