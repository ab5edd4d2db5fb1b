package orderhub.processors.views;

import java.util.function.Function;
import orderhub.schemas.api.OrderView;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.Placement;
import org.jspecify.annotations.Nullable;

/** Shows an order to its customer. */
public final class DescribeOrder implements Function<Order, OrderView> {

    @Override
    public OrderView apply(Order order) {
        Placement placed = order.placed();
        return new OrderView(
                order.orderId(),
                order.status(),
                placed.customerId(),
                placed.items().stream()
                        .map(line -> new OrderEvent.EventItem(line.productId(), line.quantity(), line.unitPrice()))
                        .toList(),
                placed.total().minorUnits(),
                placed.total().currency(),
                placed.paymentMethod().type(),
                placed.createdAt(),
                order.updatedAt(),
                placed.correlationId(),
                order.latest(EventFacts.Reserved.class)
                        .map(EventFacts.Reserved::reservationId)
                        .orElse(null),
                order.latest(EventFacts.Reserved.class)
                        .map(EventFacts.Reserved::expiresAt)
                        .orElse(null),
                order.latest(EventFacts.Paid.class)
                        .map(EventFacts.Paid::paymentId)
                        .orElse(null),
                order.latest(EventFacts.Dispatched.class)
                        .map(EventFacts.Dispatched::lane)
                        .orElse(null),
                order.latest(EventFacts.Shipped.class)
                        .map(EventFacts.Shipped::trackingId)
                        .orElse(null),
                reason(order));
    }

    private static @Nullable String reason(Order order) {
        if (order.latest(EventFacts.Unavailable.class).isPresent()) {
            return "out-of-stock";
        }
        if (order.latest(EventFacts.Expired.class).isPresent()) {
            return "reservation-expired";
        }
        if (order.latest(EventFacts.Cancelled.class).isPresent()) {
            return order.latest(EventFacts.Cancelled.class).get().code();
        }
        if (order.latest(EventFacts.PaymentRefused.class).isPresent()) {
            return order.latest(EventFacts.PaymentRefused.class).get().code();
        }
        boolean stopped = order.status() == OrderStatus.COMPENSATING || order.status() == OrderStatus.REJECTED;
        return stopped
                ? order.latest(EventFacts.ReviewReason.class)
                        .map(EventFacts.ReviewReason::reason)
                        .orElse(null)
                : null;
    }
}
