package orderhub.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;

/** What the steps of {@link AnOrder} add to an order. A test of the processors holds them to what the processors do. */
public final class AnOrderChange {

    /** How long stock is held. */
    public static final Duration HOLD = Duration.ofMinutes(15);

    /** What each lane promises. */
    public static final Duration SHIP_WITHIN = Duration.ofMinutes(60);

    public static final String PAYMENT_ID = "pi_3QxK2eLk";
    public static final String TRANSACTION_ID = "ch_3QxK2eLk";
    public static final String REFUND_ID = "re_3QxK2eLk";
    public static final String UNKNOWN = "timeout";
    public static final String WHY_CANCELLED = "Ordered twice by mistake";
    public static final String CARRIER = "parcel-post";

    private AnOrderChange() {}

    /** Facts that follow from an order and an instant. */
    interface Facts {
        EventFacts of(Order order, Instant at);
    }

    static Set<OrderStatus> comesAfter(EventType type) {
        return switch (type) {
            case ORDER_CREATED -> Set.of();
            case INVENTORY_RESERVED, INVENTORY_UNAVAILABLE -> Set.of(OrderStatus.CREATED);
            case PAYMENT_PENDING -> Set.of(OrderStatus.RESERVED);
            case PAYMENT_COMPLETED ->
                Set.of(OrderStatus.RESERVED, OrderStatus.PAYMENT_PENDING, OrderStatus.COMPENSATING);
            case PAYMENT_FAILED -> Set.of(OrderStatus.RESERVED, OrderStatus.PAYMENT_PENDING, OrderStatus.COMPENSATING);
            case REVIEW_REQUESTED -> Set.of(OrderStatus.PAID);
            case REVIEW_APPROVED, REVIEW_REJECTED -> Set.of(OrderStatus.IN_REVIEW);
            case ORDER_DISPATCHED -> Set.of(OrderStatus.PAID, OrderStatus.APPROVED);
            case ORDER_SHIPPED -> Set.of(OrderStatus.DISPATCHED);
            case PAYMENT_REFUNDED, PAYMENT_VOIDED, INVENTORY_RELEASED -> Set.of(OrderStatus.COMPENSATING);
            case ORDER_CANCELLED -> EnumSet.range(OrderStatus.CREATED, OrderStatus.DISPATCHED);
            case ORDER_EXPIRED -> EnumSet.range(OrderStatus.RESERVED, OrderStatus.DISPATCHED);
        };
    }

    static Instant nextInstant(Order order, EventType type) {
        Instant next = order.updatedAt().plusSeconds(1);
        Instant deadline = type == EventType.ORDER_EXPIRED ? reservation(order).expiresAt() : next;
        return next.isBefore(deadline) ? deadline : next;
    }

    /** EXPIRED if it had expired, CANCELLED if it was called off, otherwise REJECTED. */
    static OrderStatus endOf(Order order) {
        if (order.latest(EventFacts.Cancelled.class).isPresent()) {
            return OrderStatus.CANCELLED;
        }
        boolean ranOut = order.latest(EventFacts.Expired.class).isPresent();
        return ranOut ? OrderStatus.EXPIRED : OrderStatus.REJECTED;
    }

    static EventFacts reserved(Order order, Instant at) {
        return reserved(order, at, new TreeMap<>());
    }

    static EventFacts reserved(Order order, Instant at, SortedMap<String, Integer> held) {
        return new EventFacts.Reserved(derived("reservation/", order).toString(), at.plus(HOLD), held);
    }

    static EventFacts unavailable(Order order, Instant at) {
        OrderLine first = order.placed().items().get(0);
        return new EventFacts.Unavailable(List.of(new EventFacts.Shortage(first.productId(), first.quantity(), 0)));
    }

    static EventFacts pending(Order order, Instant at) {
        return new EventFacts.PaymentUnknown(UNKNOWN);
    }

    static EventFacts paid(Order order, Instant at) {
        return new EventFacts.Paid(
                PAYMENT_ID,
                TRANSACTION_ID,
                order.placed().total().minorUnits(),
                order.placed().paymentMethod().type());
    }

    static EventFacts declined(Order order, Instant at) {
        boolean paid = order.latest(EventFacts.Paid.class).isPresent();
        require(!paid && !isSettled(order), "declined after it was paid or settled");
        return new EventFacts.PaymentRefused("insufficient_funds", "Your card has insufficient funds.");
    }

    static EventFacts highValue(Order order, Instant at) {
        return new EventFacts.ReviewReason("high-value");
    }

    static EventFacts rejected(Order order, Instant at) {
        return new EventFacts.ReviewReason("rejected-by-reviewer");
    }

    static EventFacts dispatched(Lane lane, Instant at) {
        return new EventFacts.Dispatched(lane, at.plus(SHIP_WITHIN));
    }

    static EventFacts shipped(Order order, Instant at) {
        Lane lane = order.latest(EventFacts.Dispatched.class).orElseThrow().lane();
        String digits = derived("shipment/", order).toString().replace("-", "");
        return new EventFacts.Shipped(
                lane, CARRIER, "OH" + digits.substring(0, 16).toUpperCase(Locale.ROOT));
    }

    static EventFacts expired(Order order, Instant at) {
        return new EventFacts.Expired(reservation(order).expiresAt());
    }

    static EventFacts refunded(Order order, Instant at) {
        return new EventFacts.Refunded(
                PAYMENT_ID, REFUND_ID, order.placed().total().minorUnits());
    }

    static EventFacts voided(Order order, Instant at) {
        boolean paid = order.latest(EventFacts.Paid.class).isPresent();
        require(!paid && !isSettled(order), "voided after it was paid or settled");
        return new EventFacts.Voided(PAYMENT_ID);
    }

    static EventFacts released(Order order, Instant at) {
        require(isSettled(order), "released before its payment was settled");
        return new EventFacts.Released(reservation(order).reservationId());
    }

    private static EventFacts.Reserved reservation(Order order) {
        return order.latest(EventFacts.Reserved.class).orElseThrow();
    }

    private static boolean isSettled(Order order) {
        return order.latest(EventFacts.Refunded.class).isPresent()
                || order.latest(EventFacts.Voided.class).isPresent()
                || order.latest(EventFacts.PaymentRefused.class).isPresent();
    }

    private static void require(boolean told, String otherwise) {
        if (!told) {
            throw new IllegalStateException("no order tells this story: " + otherwise);
        }
    }

    private static UUID derived(String prefix, Order order) {
        return UUID.nameUUIDFromBytes((prefix + order.orderId()).getBytes(StandardCharsets.UTF_8));
    }
}
