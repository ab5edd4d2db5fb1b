package orderhub.routes.dynamodb;

import java.util.function.BiFunction;
import orderhub.processors.placing.OrderIdentity;
import orderhub.schemas.order.Order;

/** Recognises the order of a request that was accepted before. */
public final class RecallOrder implements BiFunction<Order, OrderIdentity, Accepted> {

    /** @throws IdempotencyKeyReusedException if the order was asked for by another request */
    @Override
    public Accepted apply(Order stored, OrderIdentity identity) {
        return Accepted.again(stored, identity.requestHash());
    }
}
