package orderhub.processors.stock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;

/** Plans to hold an order's stock until a deadline. Whether it can be had is decided by the write. */
public final class ReserveStock {

    /**
     * Plans it.
     *
     * @param deadline until when: that of the order's saga, which undoes the order then
     */
    public Transition apply(Order order, Instant deadline, Instant now) {
        Reservation reservation = new Reservation(
                idFor(order.orderId()),
                order.orderId(),
                Quantities.of(order),
                now,
                deadline,
                Reservation.Status.ACTIVE);
        Order reserved = Lifecycle.advance(
                order,
                EventType.INVENTORY_RESERVED,
                now,
                new EventFacts.Reserved(reservation.reservationId(), reservation.expiresAt()));
        return new Transition(reserved, new StockEffect.Hold(reservation));
    }

    /** Derived, so that however often the step runs, an order has one reservation. */
    private static String idFor(String orderId) {
        return UUID.nameUUIDFromBytes(("reservation/" + orderId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
