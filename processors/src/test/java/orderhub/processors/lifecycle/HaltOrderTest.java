package orderhub.processors.lifecycle;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HaltOrderTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(960);

    private final HaltOrder haltOrder = new HaltOrder();

    static Stream<AnOrder> running() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().paid(),
                anOrder().inReview(),
                anOrder().approved(),
                anOrder().dispatched(Lane.EXPRESS));
    }

    static Stream<AnOrder> stopped() {
        return Stream.of(
                anOrder().expired(),
                anOrder().declined(),
                anOrder().reserved().cancelled(),
                anOrder().pending().cancelled(),
                anOrder().dispatched(Lane.EXPRESS).cancelled(),
                anOrder().rejectedByReviewer(),
                anOrder().expired().declined(),
                anOrder().paid().expired().refunded());
    }

    static Stream<AnOrder> ended() {
        return Stream.of(
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().cancelled(),
                anOrder().paid().cancelled().refunded().released(),
                anOrder().declined().released(),
                anOrder().expired().declined().released(),
                anOrder().expired().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("running")
    void stops_an_order_that_holds_stock(AnOrder story) {
        Order order = story.carriedBy(SAGA_ID).build();

        Transition halted = haltOrder.apply(order, SAGA_ID, NOW).orElseThrow();

        Instant deadline = CREATED_AT.plusSeconds(1 + 15 * 60);
        assertThat(halted.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(halted.after().lastChange())
                .isEqualTo(new Change(EventType.ORDER_EXPIRED, NOW, new EventFacts.Expired(deadline)));
        assertThat(halted.stock()).isEqualTo(new StockEffect.None());
    }

    @ParameterizedTest
    @MethodSource("stopped")
    void leaves_an_order_alone_that_is_being_undone(AnOrder story) {
        assertThat(haltOrder.apply(story.carriedBy(SAGA_ID).build(), SAGA_ID, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ended")
    void leaves_an_order_alone_that_has_ended(AnOrder story) {
        assertThat(haltOrder.apply(story.carriedBy(SAGA_ID).build(), SAGA_ID, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("running")
    void leaves_an_order_alone_that_another_saga_carries_by_now(AnOrder story) {
        assertThat(haltOrder.apply(story.carriedBy("saga-of-another").build(), SAGA_ID, NOW))
                .isEmpty();
    }

    @Test
    void leaves_an_order_alone_that_no_saga_carries() {
        assertThat(haltOrder.apply(anOrder().reserved().build(), SAGA_ID, NOW)).isEmpty();
    }

    @Test
    void leaves_an_order_alone_that_holds_nothing_yet() {
        assertThat(haltOrder.apply(anOrder().carriedBy(SAGA_ID).build(), SAGA_ID, NOW))
                .isEmpty();
    }

    @Test
    void leaves_an_order_alone_whose_story_knows_of_no_reservation() {
        Change reserved = new Change(EventType.INVENTORY_RESERVED, NOW, EventFacts.None.NONE);
        Order order = anOrder().carriedBy(SAGA_ID).build().append(reserved, OrderStatus.RESERVED);
        assertThat(haltOrder.apply(order, SAGA_ID, NOW)).isEmpty();
    }
}
