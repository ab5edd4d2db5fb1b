package orderhub.processors.events;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;

/**
 * The command that an order's unpublished changes call for, if any: something other than processing moved it, a caller, a
 * reviewer or a deadline, and it has to go on.
 */
public final class NextCommand implements Function<Order, Optional<ProcessOrder>> {

    private static final Set<EventType> CALLS_FOR_PROCESSING = EnumSet.of(
            EventType.ORDER_CREATED, EventType.REVIEW_APPROVED, EventType.REVIEW_REJECTED, EventType.ORDER_EXPIRED);

    @Override
    public Optional<ProcessOrder> apply(Order order) {
        boolean called = order.history().subList(order.published(), order.version()).stream()
                .anyMatch(change -> CALLS_FOR_PROCESSING.contains(change.type()));
        return called
                ? Optional.of(new ProcessOrder(order.orderId(), order.version(), order.version()))
                : Optional.empty();
    }
}
