package orderhub.routes.dynamodb;

import orderhub.schemas.order.Order;

/**
 * An order that is safely stored.
 *
 * @param order as it is stored
 * @param replayed whether it had been stored by an earlier request with the same idempotency key
 */
public record Accepted(Order order, boolean replayed) {

    /**
     * An order that was stored before, for a request that asks for it again.
     *
     * @param requestHash of the request that asks now
     * @throws IdempotencyKeyReusedException if the order was asked for by another request
     */
    static Accepted again(Order stored, String requestHash) {
        if (!stored.placed().requestHash().equals(requestHash)) {
            throw new IdempotencyKeyReusedException();
        }
        return new Accepted(stored, true);
    }
}
