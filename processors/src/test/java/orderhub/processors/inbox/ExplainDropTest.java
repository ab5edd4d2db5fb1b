package orderhub.processors.inbox;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainDropTest {

    private final ExplainDrop explainDrop = new ExplainDrop();

    @Test
    void an_order_that_was_shipped_has_been_here_before() {
        assertThat(explainDrop.apply(anOrder().shipped().build())).isEqualTo(DropReason.DUPLICATE);
    }

    static Stream<AnOrder> stopped() {
        return Stream.of(
                anOrder().dispatched(Lane.EXPRESS).expired(),
                anOrder().dispatched(Lane.EXPRESS).cancelled(),
                anOrder().dispatched(Lane.EXPRESS).cancelled().refunded().released(),
                anOrder().declined(),
                anOrder().paid().expired().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("stopped")
    void an_order_that_was_stopped_came_too_late(AnOrder story) {
        assertThat(explainDrop.apply(story.build())).isEqualTo(DropReason.TOO_LATE);
    }

    static Stream<AnOrder> notDispatched() {
        return Stream.of(
                anOrder(),
                anOrder().reserved(),
                anOrder().paid(),
                anOrder().inReview(),
                anOrder().approved());
    }

    @ParameterizedTest
    @MethodSource("notDispatched")
    void an_order_that_is_not_dispatched_came_too_early_and_is_not_dropped(AnOrder story) {
        Order order = story.build();

        assertThatThrownBy(() -> explainDrop.apply(order))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(order.status().name());
    }
}
