package orderhub.processors.stock;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Gives an order's stock back and ends the order. The last step of undoing it. */
public final class ReleaseStock {

    /**
     * Plans it.
     *
     * @throws IllegalStateException if the order holds no stock, or if money of it is still with us: an order never ends
     *     before it is paid back
     */
    public Transition apply(Order order, Instant now) {
        EventFacts.Reserved reserved = order.latest(EventFacts.Reserved.class)
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " holds no stock"));
        if (order.latest(EventFacts.Paid.class).isPresent()
                && order.latest(EventFacts.Refunded.class).isEmpty()) {
            throw new IllegalStateException("order " + order.orderId() + " is not refunded yet");
        }
        Order released = Lifecycle.advance(
                order, EventType.INVENTORY_RELEASED, now, new EventFacts.Released(reserved.reservationId()));
        return new Transition(released, new StockEffect.Release(reserved.reservationId(), Quantities.of(order)));
    }
}
