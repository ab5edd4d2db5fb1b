package orderhub.processors.events;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.ProcessOrder;
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
                Arguments.of(anOrder().paid().expired().published(3), 4),
                Arguments.of(anOrder().inReview().expired().published(4), 5),
                Arguments.of(anOrder().dispatched(Lane.EXPRESS).expired().published(4), 5),
                Arguments.of(anOrder().paid().expired().refunded().published(3), 5));
    }

    @ParameterizedTest
    @MethodSource("moved_from_outside")
    void an_order_that_somebody_or_its_deadline_moved_has_to_go_on(AnOrder story, int version) {
        assertThat(nextCommand.apply(story.build())).contains(new ProcessOrder(ORDER_ID, version, version));
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
                anOrder().paid().expired().refunded().released().published(4));
    }

    @ParameterizedTest
    @MethodSource("moved_by_the_hub")
    void what_the_hub_did_itself_calls_for_nothing(AnOrder story) {
        assertThat(nextCommand.apply(story.build())).isEmpty();
    }
}
