package orderhub.processors.events;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;

/** The events of an order that are not known to have been published, oldest first. */
public final class PendingEvents implements Function<Order, List<OrderEvent>> {

    @Override
    public List<OrderEvent> apply(Order order) {
        return IntStream.range(order.published(), order.version())
                .mapToObj(index -> eventOf(order, index))
                .toList();
    }

    /** The lane's consumer joins the order's saga from the other side of its queue. */
    private static OrderEvent eventOf(Order order, int index) {
        OrderEvent event = BuildEvent.of(order, index);
        return order.history().get(index).type() == EventType.ORDER_DISPATCHED
                ? event.carriedBy(order.sagaId())
                : event;
    }
}
