package orderhub.processors.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;

/** Makes the event of one of an order's changes. Made again, it is the same event with the same id. */
final class BuildEvent {

    private BuildEvent() {}

    /** @param index of the change in the order's history */
    static OrderEvent of(Order order, int index) {
        Change change = order.history().get(index);
        return new OrderEvent(
                idOf(order.orderId(), index),
                change.type().published(),
                order.orderId(),
                order.placed().customerId(),
                order.placed().items().stream()
                        .map(line -> new OrderEvent.EventItem(line.productId(), line.quantity(), line.unitPrice()))
                        .toList(),
                order.placed().total().minorUnits(),
                order.placed().total().currency(),
                change.at(),
                order.placed().correlationId(),
                OrderEvent.SCHEMA_VERSION,
                null,
                change.facts());
    }

    private static String idOf(String orderId, int index) {
        return UUID.nameUUIDFromBytes(("event/" + orderId + "/" + index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
