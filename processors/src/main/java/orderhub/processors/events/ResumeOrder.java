package orderhub.processors.events;

import java.util.function.Function;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;

/** The command that has an order go on wherever it is. */
public final class ResumeOrder implements Function<Order, ProcessOrder> {

    @Override
    public ProcessOrder apply(Order order) {
        return new ProcessOrder(order.orderId(), order.version(), order.published());
    }
}
