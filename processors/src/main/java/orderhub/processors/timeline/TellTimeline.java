package orderhub.processors.timeline;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import orderhub.processors.events.DescribeEvents;
import orderhub.processors.stock.Quantities;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.timeline.HubNow;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.SagaStory;
import orderhub.schemas.timeline.StockEntry;
import orderhub.schemas.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Tells why an order is where it is, from all that is known of it. Customers are told of their order, their money and
 * what is held for them; how the hub goes about it is for those who run it.
 */
public final class TellTimeline {

    private static final DescribeEvents DESCRIBE_EVENTS = new DescribeEvents();
    private static final TellNext TELL_NEXT = new TellNext();

    /**
     * Tells it.
     *
     * @param reservation of the order; null if it could not be looked up
     * @param saga that carries the order; null if it could not be looked up
     * @param hub how the hub is that was asked
     * @param forStaff whether one who runs the hub asks, and not the order's customer
     */
    public Timeline apply(
            Order order,
            @Nullable Lookup<Reservation> reservation,
            @Nullable Lookup<SagaStory> saga,
            HubNow hub,
            boolean forStaff,
            Instant now) {
        return new Timeline(
                order.orderId(),
                order.status(),
                now,
                TellStates.of(order, now),
                events(order),
                TELL_NEXT.apply(order, forStaff),
                TellMoney.of(order, forStaff),
                orUnknown(reservation).map(held -> stock(held, forStaff)),
                forStaff ? orUnknown(saga) : null,
                forStaff ? hub : null);
    }

    private static <T> Lookup<T> orUnknown(@Nullable Lookup<T> lookup) {
        return lookup == null ? Lookup.unknown() : lookup;
    }

    private static List<Timeline.Event> events(Order order) {
        List<OrderEvent> events = DESCRIBE_EVENTS.apply(order).events();
        return IntStream.range(0, events.size())
                .mapToObj(index -> new Timeline.Event(
                        events.get(index).eventId(),
                        events.get(index).eventType(),
                        events.get(index).timestamp(),
                        index < order.published()))
                .toList();
    }

    private static StockEntry stock(Reservation held, boolean forStaff) {
        SortedMap<String, Integer> items = forStaff ? held.quantities() : Quantities.byProduct(held.quantities());
        return new StockEntry(held.reservationId(), held.status(), held.createdAt(), held.expiresAt(), items);
    }
}
