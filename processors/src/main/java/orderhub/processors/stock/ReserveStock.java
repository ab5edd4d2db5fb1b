package orderhub.processors.stock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.StockItem;

/**
 * Plans to hold an order's stock until a deadline. Whether it can be had is decided by the write; from where else, by {@link
 * PlanHold}.
 */
public final class ReserveStock {

    /**
     * Plans it.
     *
     * @param deadline until when: that of the order's saga, which undoes the order then
     */
    public Transition apply(Order order, Instant deadline, Instant now) {
        Reservation reservation = new Reservation(
                idFor(order.orderId()), order.orderId(), atFirst(order), now, deadline, Reservation.Status.ACTIVE);
        Order reserved = Lifecycle.advance(
                order,
                EventType.INVENTORY_RESERVED,
                now,
                new EventFacts.Reserved(
                        reservation.reservationId(),
                        reservation.expiresAt(),
                        HoldElsewhere.noted(reservation.quantities())));
        return new Transition(reserved, new StockEffect.Hold(reservation));
    }

    /** All of each product from one shard, without having looked: mostly it is there. */
    private static SortedMap<String, Integer> atFirst(Order order) {
        SortedMap<String, Integer> shards = Quantities.shards(order);
        SortedMap<String, Integer> items = new TreeMap<>();
        Quantities.of(order).forEach((product, quantity) -> {
            int shard = Spread.first(order.orderId(), product, shards.getOrDefault(product, 1));
            items.put(new StockItem(product, shard).id(), quantity);
        });
        return items;
    }

    /** Derived, so that however often the step runs, an order has one reservation. */
    private static String idFor(String orderId) {
        return UUID.nameUUIDFromBytes(("reservation/" + orderId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
