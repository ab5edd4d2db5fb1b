package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import orderhub.processors.payment.PlanRefund.Need;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanRefundTest {

    static Stream<Arguments> stopped() {
        return Stream.of(
                Arguments.of(anOrder().declined(), Need.NOTHING),
                Arguments.of(anOrder().expired(), Need.ASK),
                Arguments.of(anOrder().pending().expired(), Need.ASK),
                Arguments.of(anOrder().pending().declined(), Need.NOTHING),
                Arguments.of(anOrder().pending().expired().voided(), Need.NOTHING),
                Arguments.of(anOrder().pending().paid().expired(), Need.REFUND),
                Arguments.of(anOrder().expired().declined(), Need.NOTHING),
                Arguments.of(anOrder().expired().refunded(), Need.NOTHING),
                Arguments.of(anOrder().paid().expired(), Need.REFUND),
                Arguments.of(anOrder().paid().expired().refunded(), Need.NOTHING),
                Arguments.of(anOrder().inReview().expired(), Need.REFUND),
                Arguments.of(anOrder().rejectedByReviewer(), Need.REFUND),
                Arguments.of(anOrder().rejectedByReviewer().refunded(), Need.NOTHING),
                Arguments.of(anOrder().dispatched(Lane.EXPRESS).expired(), Need.REFUND));
    }

    @ParameterizedTest
    @MethodSource("stopped")
    void what_it_takes_follows_from_the_orders_story(AnOrder story, Need expected) {
        assertThat(new PlanRefund().apply(story.build())).isEqualTo(expected);
    }
}
