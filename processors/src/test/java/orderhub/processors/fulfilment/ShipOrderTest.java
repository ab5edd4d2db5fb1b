package orderhub.processors.fulfilment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.payment.PlanRefund;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipOrderTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(100);

    /** One second after creation the stock was reserved, for fifteen minutes. */
    private static final Instant DEADLINE = CREATED_AT.plusSeconds(1 + 15 * 60);

    /** Worked out by hand: should it ever change, a repeated step would give a customer a second parcel to follow. */
    private static final String TRACKING_ID = "OH6F59DECD5D723A0B";

    private final ShipOrder shipOrder = new ShipOrder();

    @Test
    void ships_the_order_its_stock_leaves_and_the_customer_can_follow_it() {
        Order order = anOrder()
                .dispatched(Lane.EXPRESS)
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.EXPRESS)
                .withLine("TEA", 3, 100, Lane.STANDARD)
                .build();

        Transition shipped = shipOrder.apply(order, "swift", NOW);

        assertThat(shipped.after().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipped.after().lastChange())
                .isEqualTo(new Change(
                        EventType.ORDER_SHIPPED, NOW, new EventFacts.Shipped(Lane.EXPRESS, "swift", TRACKING_ID)));
        assertThat(shipped.stock())
                .isEqualTo(new StockEffect.Ship(
                        order.latest(EventFacts.Reserved.class).orElseThrow().reservationId(),
                        new TreeMap<>(Map.of("TEA", 5, "COFFEE", 1)),
                        NOW));
    }

    @Test
    void what_leaves_is_what_the_reservation_took_from_where_it_took_it() {
        Map<String, Integer> held = Map.of("TEA", 1, "TEA#3", 4);
        Order order = anOrder()
                .withHotLine("TEA", 5, 4)
                .reservedIn(held)
                .dispatched(Lane.STANDARD)
                .build();

        assertThat(shipOrder.apply(order, "swift", NOW).stock())
                .isInstanceOfSatisfying(StockEffect.Ship.class, ship -> assertThat(ship.quantities())
                        .isEqualTo(held));
    }

    @Test
    void two_orders_are_two_parcels() {
        Order one = anOrder().dispatched(Lane.STANDARD).build();
        Order other = anOrder().withId("another").dispatched(Lane.STANDARD).build();
        assertThat(trackingId(one)).isNotEqualTo(trackingId(other));
        assertThat(trackingId(other)).matches("OH[0-9A-F]{16}");
    }

    @Test
    void ships_until_just_before_the_reservations_deadline() {
        Instant lastMoment = DEADLINE.minusNanos(1);
        Order order = anOrder().dispatched(Lane.STANDARD).build();

        Transition shipped = shipOrder.apply(order, "swift", lastMoment);

        assertThat(shipped.after().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipped.stock()).isInstanceOfSatisfying(StockEffect.Ship.class, ship -> assertThat(ship.now())
                .isEqualTo(lastMoment));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3_600_000_000_000L})
    void an_order_past_its_reservations_deadline_is_stopped_and_its_stock_stays(long nanosLate) {
        Instant now = DEADLINE.plusNanos(nanosLate);
        Order order = anOrder().dispatched(Lane.STANDARD).build();

        Transition stopped = shipOrder.apply(order, "swift", now);

        assertThat(stopped.after())
                .isEqualTo(order.append(
                        new Change(EventType.ORDER_EXPIRED, now, new EventFacts.Expired(DEADLINE)),
                        OrderStatus.COMPENSATING));
        assertThat(stopped.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void an_order_that_is_stopped_on_its_lane_is_undone_like_any_other() {
        Order stopped = shipOrder
                .apply(anOrder().dispatched(Lane.STANDARD).build(), "swift", DEADLINE)
                .after();
        assertThat(stopped)
                .isEqualTo(anOrder().dispatched(Lane.STANDARD).expired().build());
        assertThat(new PlanRefund().apply(stopped)).isEqualTo(PlanRefund.Need.REFUND);
    }

    @Test
    void refuses_an_order_that_is_on_no_lane() {
        Order order = anOrder().paid().build();
        assertThatIllegalStateException()
                .isThrownBy(() -> shipOrder.apply(order, "swift", NOW))
                .withMessage("order %s is on no lane", order.orderId());
    }

    @Test
    void refuses_an_order_that_holds_no_stock() {
        Change dispatched = new Change(
                EventType.ORDER_DISPATCHED, NOW, new EventFacts.Dispatched(Lane.EXPRESS, NOW.plusSeconds(60)));
        Order order = anOrder().build().append(dispatched, OrderStatus.DISPATCHED);
        assertThatIllegalStateException()
                .isThrownBy(() -> shipOrder.apply(order, "swift", NOW))
                .withMessage("order %s holds no stock", order.orderId());
    }

    @Test
    void refuses_an_order_that_was_stopped_on_its_lane() {
        Order order = anOrder().dispatched(Lane.EXPRESS).expired().build();
        assertThatIllegalStateException().isThrownBy(() -> shipOrder.apply(order, "swift", NOW));
        assertThatIllegalStateException().isThrownBy(() -> shipOrder.apply(order, "swift", DEADLINE));
    }

    @Test
    void does_not_ship_twice() {
        Order order = anOrder().shipped().build();
        assertThatIllegalStateException().isThrownBy(() -> shipOrder.apply(order, "swift", NOW));
        assertThatIllegalStateException().isThrownBy(() -> shipOrder.apply(order, "swift", DEADLINE));
    }

    private String trackingId(Order order) {
        return shipOrder
                .apply(order, "swift", NOW)
                .after()
                .latest(EventFacts.Shipped.class)
                .orElseThrow()
                .trackingId();
    }
}
