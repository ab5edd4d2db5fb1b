package orderhub.processors.lifecycle;

import static orderhub.schemas.event.EventType.INVENTORY_RELEASED;
import static orderhub.schemas.event.EventType.INVENTORY_RESERVED;
import static orderhub.schemas.event.EventType.INVENTORY_UNAVAILABLE;
import static orderhub.schemas.event.EventType.ORDER_CANCELLED;
import static orderhub.schemas.event.EventType.ORDER_DISPATCHED;
import static orderhub.schemas.event.EventType.ORDER_EXPIRED;
import static orderhub.schemas.event.EventType.ORDER_SHIPPED;
import static orderhub.schemas.event.EventType.PAYMENT_COMPLETED;
import static orderhub.schemas.event.EventType.PAYMENT_FAILED;
import static orderhub.schemas.event.EventType.PAYMENT_REFUNDED;
import static orderhub.schemas.event.EventType.PAYMENT_VOIDED;
import static orderhub.schemas.event.EventType.REVIEW_APPROVED;
import static orderhub.schemas.event.EventType.REVIEW_REJECTED;
import static orderhub.schemas.event.EventType.REVIEW_REQUESTED;
import static orderhub.schemas.order.OrderStatus.APPROVED;
import static orderhub.schemas.order.OrderStatus.CANCELLED;
import static orderhub.schemas.order.OrderStatus.COMPENSATING;
import static orderhub.schemas.order.OrderStatus.CREATED;
import static orderhub.schemas.order.OrderStatus.DISPATCHED;
import static orderhub.schemas.order.OrderStatus.EXPIRED;
import static orderhub.schemas.order.OrderStatus.IN_REVIEW;
import static orderhub.schemas.order.OrderStatus.PAID;
import static orderhub.schemas.order.OrderStatus.REJECTED;
import static orderhub.schemas.order.OrderStatus.RESERVED;
import static orderhub.schemas.order.OrderStatus.SHIPPED;

import java.time.Instant;
import java.util.Map;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

/**
 * The one state machine of an order. An event that is not listed for a status cannot happen in it.
 *
 * <p>An order ends as what stopped it: EXPIRED if its deadline did, CANCELLED if somebody called it off, and REJECTED if a
 * refusal did. Which of them it was is read from its history when its stock is released: of the first two at most one is in
 * it, since neither can happen to an order that is being undone.
 */
public final class Lifecycle {

    private static final Map<OrderStatus, Map<EventType, OrderStatus>> MOVES = Map.of(
            CREATED,
            // Called off before it holds anything, it has ended: there is nothing to undo.
            Map.of(INVENTORY_RESERVED, RESERVED, INVENTORY_UNAVAILABLE, REJECTED, ORDER_CANCELLED, CANCELLED),
            RESERVED,
            Map.of(
                    EventType.PAYMENT_PENDING,
                    OrderStatus.PAYMENT_PENDING,
                    PAYMENT_COMPLETED,
                    PAID,
                    PAYMENT_FAILED,
                    COMPENSATING,
                    ORDER_EXPIRED,
                    COMPENSATING,
                    ORDER_CANCELLED,
                    COMPENSATING),
            OrderStatus.PAYMENT_PENDING,
            Map.of(
                    PAYMENT_COMPLETED, PAID,
                    PAYMENT_FAILED, COMPENSATING,
                    ORDER_EXPIRED, COMPENSATING,
                    ORDER_CANCELLED, COMPENSATING),
            PAID,
            Map.of(
                    REVIEW_REQUESTED, IN_REVIEW,
                    ORDER_DISPATCHED, DISPATCHED,
                    ORDER_EXPIRED, COMPENSATING,
                    ORDER_CANCELLED, COMPENSATING),
            IN_REVIEW,
            Map.of(
                    REVIEW_APPROVED, APPROVED,
                    REVIEW_REJECTED, COMPENSATING,
                    ORDER_EXPIRED, COMPENSATING,
                    ORDER_CANCELLED, COMPENSATING),
            APPROVED,
            Map.of(ORDER_DISPATCHED, DISPATCHED, ORDER_EXPIRED, COMPENSATING, ORDER_CANCELLED, COMPENSATING),
            DISPATCHED,
            Map.of(ORDER_SHIPPED, SHIPPED, ORDER_EXPIRED, COMPENSATING, ORDER_CANCELLED, COMPENSATING),
            COMPENSATING,
            Map.of(
                    // Its charge went through, as it turns out only now; the money goes back.
                    PAYMENT_COMPLETED, COMPENSATING,
                    PAYMENT_REFUNDED, COMPENSATING,
                    PAYMENT_VOIDED, COMPENSATING,
                    PAYMENT_FAILED, COMPENSATING,
                    INVENTORY_RELEASED, REJECTED));

    private Lifecycle() {}

    /** Whether an event can happen to an order that is in a status. */
    public static boolean allows(OrderStatus status, EventType type) {
        return MOVES.getOrDefault(status, Map.of()).containsKey(type);
    }

    /**
     * The order after one more event.
     *
     * @throws IllegalStateException if the event cannot happen to an order in this status
     */
    public static Order advance(Order order, EventType type, Instant at, EventFacts facts) {
        OrderStatus next = MOVES.getOrDefault(order.status(), Map.of()).get(type);
        if (next == null) {
            throw new IllegalStateException(
                    "order " + order.orderId() + ": " + type.published() + " cannot happen while " + order.status());
        }
        OrderStatus status = type == INVENTORY_RELEASED ? endOf(order) : next;
        return order.append(new Change(type, at, facts), status);
    }

    private static OrderStatus endOf(Order order) {
        if (order.latest(EventFacts.Cancelled.class).isPresent()) {
            return CANCELLED;
        }
        return order.latest(EventFacts.Expired.class).isPresent() ? EXPIRED : REJECTED;
    }
}
