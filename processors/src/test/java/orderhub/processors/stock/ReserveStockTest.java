package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.stock.Reservation;
import org.junit.jupiter.api.Test;

class ReserveStockTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(5);
    private static final Instant DEADLINE = NOW.plusSeconds(15 * 60);

    /** Worked out by hand: should it ever change, an order in flight could hold its stock twice. */
    private static final String RESERVATION_ID = "ae732b4d-28a1-3710-af8c-6f8d4ec5fd04";

    private final ReserveStock reserveStock = new ReserveStock();

    @Test
    void holds_the_orders_stock_until_the_deadline() {
        Order order = anOrder()
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.EXPRESS)
                .withLine("TEA", 3, 100, Lane.STANDARD)
                .build();

        Transition reserved = reserveStock.apply(order, DEADLINE, NOW);

        assertThat(reserved.after().status()).isEqualTo(OrderStatus.RESERVED);
        assertThat(reserved.after().lastChange())
                .isEqualTo(new Change(
                        EventType.INVENTORY_RESERVED, NOW, new EventFacts.Reserved(RESERVATION_ID, DEADLINE)));
        assertThat(reserved.stock())
                .isEqualTo(new StockEffect.Hold(new Reservation(
                        RESERVATION_ID,
                        ORDER_ID,
                        new TreeMap<>(Map.of("TEA", 5, "COFFEE", 1)),
                        NOW,
                        DEADLINE,
                        Reservation.Status.ACTIVE)));
    }

    @Test
    void takes_all_of_a_hot_product_from_one_of_its_shards_and_remembers_which() {
        Order order = anOrder()
                .withHotLine("TEA", 2, 16)
                .withLine("COFFEE", 1, 300, Lane.STANDARD)
                .withHotLine("TEA", 3, 16)
                .build();

        Transition reserved = reserveStock.apply(order, DEADLINE, NOW);

        SortedMap<String, Integer> items =
                ((StockEffect.Hold) reserved.stock()).reservation().quantities();
        assertThat(items).hasSize(2).containsEntry("COFFEE", 1).containsValue(5);
        assertThat(items.lastKey()).matches("TEA(#([1-9]|1[0-5]))?");
        assertThat(Quantities.held(reserved.after())).isEqualTo(items);
    }

    @Test
    void orders_for_a_hot_product_spread_evenly_over_its_shards() {
        Map<String, Long> orders = IntStream.range(0, 16_000)
                .mapToObj(i -> anOrder()
                        .withId(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                                .toString())
                        .withHotLine("TEA", 1, 16)
                        .build())
                .map(order -> (StockEffect.Hold)
                        reserveStock.apply(order, DEADLINE, NOW).stock())
                .collect(Collectors.groupingBy(
                        hold -> hold.reservation().quantities().firstKey(), Collectors.counting()));

        assertThat(orders).hasSize(16);
        assertThat(orders.values()).allSatisfy(count -> assertThat(count).isBetween(800L, 1_200L));
    }

    @Test
    void the_same_order_begins_at_the_same_shard_however_often_this_runs() {
        Order order = anOrder().withHotLine("TEA", 2, 16).build();

        assertThat(reserveStock.apply(order, DEADLINE, NOW)).isEqualTo(reserveStock.apply(order, DEADLINE, NOW));
    }

    @Test
    void an_order_has_one_reservation_however_often_this_runs() {
        assertThat(idOf(reserveStock.apply(anOrder().build(), DEADLINE, NOW)))
                .isEqualTo(idOf(reserveStock.apply(anOrder().build(), DEADLINE, NOW.plusSeconds(60))));
    }

    @Test
    void two_orders_have_two_reservations() {
        assertThat(idOf(reserveStock.apply(anOrder().build(), DEADLINE, NOW)))
                .isNotEqualTo(
                        idOf(reserveStock.apply(anOrder().withId("another").build(), DEADLINE, NOW)));
    }

    @Test
    void refuses_an_order_that_holds_stock_already() {
        Order order = anOrder().reserved().build();
        assertThatIllegalStateException().isThrownBy(() -> reserveStock.apply(order, DEADLINE, NOW));
    }

    private static String idOf(Transition transition) {
        return ((StockEffect.Hold) transition.stock()).reservation().reservationId();
    }
}
