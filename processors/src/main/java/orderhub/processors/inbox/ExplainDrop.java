package orderhub.processors.inbox;

import java.util.function.Function;
import orderhub.schemas.order.Order;

/** Why an order that was sent to be shipped is not to be shipped. */
public final class ExplainDrop implements Function<Order, DropReason> {

    /**
     * Says it.
     *
     * @throws IllegalStateException if the order is not dispatched yet: its message came too early, and has to wait
     */
    @Override
    public DropReason apply(Order order) {
        return switch (order.status()) {
            case SHIPPED -> DropReason.DUPLICATE;
            case COMPENSATING, REJECTED, EXPIRED, CANCELLED -> DropReason.TOO_LATE;
            default ->
                throw new IllegalStateException(
                        "order " + order.orderId() + " came to its lane while it is " + order.status());
        };
    }
}
