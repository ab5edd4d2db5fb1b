package orderhub.processors.events;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextCommandTest {

    private final NextCommand nextCommand = new NextCommand();

    static Stream<Arguments> moved_from_outside() {
        return Stream.of(
                Arguments.of(anOrder(), 1),
                Arguments.of(anOrder().reserved(), 2), // the command for OrderCreated may not have been sent
                Arguments.of(anOrder().approved().published(4), 5),
                Arguments.of(anOrder().approved().dispatched(Lane.EXPRESS).published(4), 6),
                Arguments.of(anOrder().rejectedByReviewer().published(4), 5),
                Arguments.of(anOrder().expired().published(2), 3),
                Arguments.of(anOrder().cancelled().published(1), 2),
                Arguments.of(anOrder().pending().cancelled().published(3), 4),
                Arguments.of(anOrder().inReview().cancelled().published(4), 5),
                Arguments.of(anOrder().paid().expired().published(3), 4),
                Arguments.of(anOrder().inReview().expired().published(4), 5),
                Arguments.of(anOrder().dispatched(Lane.EXPRESS).expired().published(4), 5),
                Arguments.of(anOrder().paid().expired().refunded().published(3), 5));
    }

    @ParameterizedTest
    @MethodSource("moved_from_outside")
    void an_order_that_somebody_or_its_deadline_moved_has_to_go_on(AnOrder story, int version) {
        assertThat(allOut(story.build())).contains(new ProcessOrder(ORDER_ID, version, version));
    }

    static Stream<AnOrder> moved_by_the_hub() {
        return Stream.of(
                anOrder().published(1),
                anOrder().outOfStock().published(1),
                anOrder().inReview().published(1),
                anOrder().approved().published(5),
                anOrder().approved().shipped().published(5),
                anOrder().rejectedByReviewer().published(5),
                anOrder().rejectedByReviewer().refunded().released().published(5),
                anOrder().declined().released().published(1),
                anOrder().paid().expired().published(4),
                anOrder().paid().cancelled().published(4),
                anOrder().paid().expired().refunded().released().published(4));
    }

    @ParameterizedTest
    @MethodSource("moved_by_the_hub")
    void what_the_hub_did_itself_calls_for_nothing(AnOrder story) {
        assertThat(allOut(story.build())).isEmpty();
    }

    @Test
    void a_change_that_is_not_out_yet_calls_for_nothing_yet() {
        Order expired = anOrder().inReview().expired().published(1).build();

        assertThat(nextCommand.apply(expired, expired.withPublished(4))).isEmpty();
        assertThat(nextCommand.apply(expired.withPublished(4), expired.withPublished(5)))
                .contains(new ProcessOrder(ORDER_ID, 5, 5));
    }

    @Test
    void what_is_out_calls_for_its_command_although_more_is_to_come() {
        Order reserved = anOrder().reserved().build();

        assertThat(nextCommand.apply(reserved, reserved.withPublished(1))).contains(new ProcessOrder(ORDER_ID, 2, 1));
    }

    @Test
    void nothing_is_called_for_when_nothing_went_out() {
        Order order = anOrder().build();

        assertThat(nextCommand.apply(order, order)).isEmpty();
    }

    private Optional<ProcessOrder> allOut(Order order) {
        return nextCommand.apply(order, order.withPublished(order.version()));
    }
}
