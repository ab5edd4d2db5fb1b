package orderhub.processors.events;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;

/**
 * The command that the changes call for that were published just now, if any: something other than processing moved the
 * order, a caller, a reviewer or a deadline, and it has to go on.
 */
public final class NextCommand {

    private static final Set<EventType> CALLS_FOR_PROCESSING = EnumSet.of(
            EventType.ORDER_CREATED,
            EventType.REVIEW_APPROVED,
            EventType.REVIEW_REJECTED,
            EventType.ORDER_EXPIRED,
            EventType.ORDER_CANCELLED);

    /**
     * Finds it.
     *
     * @param before the order before this publication
     * @param after the order with what is published now; its later changes will call for their own commands
     */
    public Optional<ProcessOrder> apply(Order before, Order after) {
        boolean called = after.history().subList(before.published(), after.published()).stream()
                .anyMatch(change -> CALLS_FOR_PROCESSING.contains(change.type()));
        return called
                ? Optional.of(new ProcessOrder(after.orderId(), after.version(), after.published()))
                : Optional.empty();
    }
}
