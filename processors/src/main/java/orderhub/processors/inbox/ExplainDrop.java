package orderhub.processors.inbox;

import java.util.function.Function;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

/** Why an order that was sent to be shipped is not to be shipped. */
public final class ExplainDrop implements Function<Order, DropReason> {

    @Override
    public DropReason apply(Order order) {
        return order.status() == OrderStatus.SHIPPED ? DropReason.DUPLICATE : DropReason.TOO_LATE;
    }
}
