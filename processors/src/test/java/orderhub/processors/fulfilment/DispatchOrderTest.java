package orderhub.processors.fulfilment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchOrderTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(100);

    private final DispatchOrder dispatchOrder = new DispatchOrder();

    static Stream<AnOrder> ready() {
        return Stream.of(anOrder().paid(), anOrder().approved());
    }

    @ParameterizedTest
    @MethodSource("ready")
    void sends_the_order_to_its_lane_with_the_lanes_promise(AnOrder story) {
        Transition dispatched = dispatchOrder.apply(story.build(), Lane.DIGITAL, 7, NOW);

        assertThat(dispatched.after().status()).isEqualTo(OrderStatus.DISPATCHED);
        assertThat(dispatched.after().lastChange())
                .isEqualTo(new Change(
                        EventType.ORDER_DISPATCHED,
                        NOW,
                        new EventFacts.Dispatched(Lane.DIGITAL, NOW.plusSeconds(7 * 60))));
        assertThat(dispatched.stock()).isEqualTo(new StockEffect.None());
    }

    static Stream<AnOrder> not_ready() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().inReview(),
                anOrder().rejectedByReviewer(),
                anOrder().dispatched(Lane.DIGITAL));
    }

    @ParameterizedTest
    @MethodSource("not_ready")
    void refuses_an_order_that_is_not_ready(AnOrder story) {
        assertThatIllegalStateException().isThrownBy(() -> dispatchOrder.apply(story.build(), Lane.DIGITAL, 7, NOW));
    }
}
