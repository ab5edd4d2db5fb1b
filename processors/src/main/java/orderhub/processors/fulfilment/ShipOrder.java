package orderhub.processors.fulfilment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.Quantities;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Ships an order: its stock leaves, and it gets a reference to follow it by. */
public final class ShipOrder {

    /**
     * Plans it. From its reservation's deadline on an order is not shipped any more: it is stopped, to be undone.
     *
     * @param carrier who carries the lane's orders
     * @throws IllegalStateException if the order is not on a lane or holds no stock
     */
    public Transition apply(Order order, String carrier, Instant now) {
        EventFacts.Dispatched dispatched = order.latest(EventFacts.Dispatched.class)
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " is on no lane"));
        EventFacts.Reserved reserved = order.latest(EventFacts.Reserved.class)
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " holds no stock"));
        if (!now.isBefore(reserved.expiresAt())) {
            EventFacts why = new EventFacts.Expired(reserved.expiresAt());
            return Transition.of(Lifecycle.advance(order, EventType.ORDER_EXPIRED, now, why));
        }
        Order shipped = Lifecycle.advance(
                order,
                EventType.ORDER_SHIPPED,
                now,
                new EventFacts.Shipped(dispatched.lane(), carrier, trackingId(order.orderId())));
        return new Transition(shipped, new StockEffect.Ship(reserved.reservationId(), Quantities.held(order), now));
    }

    /** Derived, so that however often the step runs, the customer follows one parcel. */
    private static String trackingId(String orderId) {
        UUID id = UUID.nameUUIDFromBytes(("shipment/" + orderId).getBytes(StandardCharsets.UTF_8));
        return "OH" + id.toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
