package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseStockTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(1_000);

    private final ReleaseStock releaseStock = new ReleaseStock();

    static Stream<Arguments> undone() {
        return Stream.of(
                Arguments.of(anOrder().declined(), OrderStatus.REJECTED),
                Arguments.of(anOrder().rejectedByReviewer().refunded(), OrderStatus.REJECTED),
                Arguments.of(anOrder().reserved().cancelled().declined(), OrderStatus.CANCELLED),
                Arguments.of(anOrder().pending().cancelled().voided(), OrderStatus.CANCELLED),
                Arguments.of(anOrder().inReview().cancelled().refunded(), OrderStatus.CANCELLED),
                Arguments.of(anOrder().expired().declined(), OrderStatus.EXPIRED),
                Arguments.of(anOrder().expired().refunded(), OrderStatus.EXPIRED),
                Arguments.of(anOrder().paid().expired().refunded(), OrderStatus.EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("undone")
    void gives_stock_back_and_ends_the_order(AnOrder story, OrderStatus end) {
        Order order = story.withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.STANDARD)
                .withLine("TEA", 3, 100, Lane.STANDARD)
                .build();

        Transition released = releaseStock.apply(order, NOW);

        String reservationId =
                order.latest(EventFacts.Reserved.class).orElseThrow().reservationId();
        assertThat(released.after().status()).isEqualTo(end);
        assertThat(released.after().lastChange())
                .isEqualTo(new Change(EventType.INVENTORY_RELEASED, NOW, new EventFacts.Released(reservationId)));
        assertThat(released.stock())
                .isEqualTo(new StockEffect.Release(reservationId, new TreeMap<>(Map.of("TEA", 5, "COFFEE", 1))));
    }

    @Test
    void gives_back_to_exactly_the_shards_that_gave() {
        Map<String, Integer> held = Map.of("TEA", 1, "TEA#3", 4);
        Order order =
                anOrder().withHotLine("TEA", 5, 4).reservedIn(held).declined().build();

        assertThat(releaseStock.apply(order, NOW).stock())
                .isEqualTo(new StockEffect.Release(
                        order.latest(EventFacts.Reserved.class).orElseThrow().reservationId(), new TreeMap<>(held)));
    }

    static Stream<AnOrder> not_settled() {
        return Stream.of(
                anOrder().expired(),
                anOrder().paid().expired(),
                anOrder().reserved().cancelled(),
                anOrder().pending().cancelled(),
                anOrder().paid().cancelled(),
                anOrder().rejectedByReviewer(),
                anOrder().dispatched(Lane.EXPRESS).expired());
    }

    @ParameterizedTest
    @MethodSource("not_settled")
    void an_order_does_not_end_before_it_is_known_that_no_money_of_it_is_with_us(AnOrder story) {
        Order order = story.build();
        assertThatIllegalStateException()
                .isThrownBy(() -> releaseStock.apply(order, NOW))
                .withMessage("the payment of order %s is not settled yet", order.orderId());
    }

    @Test
    void refuses_an_order_that_holds_no_stock() {
        Order order = anOrder().build();
        assertThatIllegalStateException()
                .isThrownBy(() -> releaseStock.apply(order, NOW))
                .withMessage("order %s holds no stock", order.orderId());
    }

    static Stream<AnOrder> not_being_undone() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().paid(),
                anOrder().shipped(),
                anOrder().cancelled(),
                anOrder().declined().released(),
                anOrder().expired().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("not_being_undone")
    void refuses_an_order_that_is_not_being_undone(AnOrder story) {
        assertThatIllegalStateException().isThrownBy(() -> releaseStock.apply(story.build(), NOW));
    }
}
