package orderhub.processors.events;

import java.util.function.Function;
import java.util.stream.IntStream;
import orderhub.schemas.api.EventsView;
import orderhub.schemas.order.Order;

/** An order's story as the events that tell it. */
public final class DescribeEvents implements Function<Order, EventsView> {

    @Override
    public EventsView apply(Order order) {
        return new EventsView(
                order.orderId(),
                IntStream.range(0, order.version())
                        .mapToObj(index -> BuildEvent.of(order, index))
                        .toList());
    }
}
