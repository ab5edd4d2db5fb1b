package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindCaptureTest {

    private final FindCapture findCapture = new FindCapture();

    static Stream<AnOrder> paid() {
        return Stream.of(
                anOrder().paid(),
                anOrder().paid().expired(),
                anOrder().rejectedByReviewer(),
                anOrder().dispatched(Lane.EXPRESS).expired(),
                anOrder().paid().expired().refunded());
    }

    @ParameterizedTest
    @MethodSource("paid")
    void a_paid_orders_money_is_in_its_history(AnOrder story) {
        Order order = story.withLine("TEA", 3, 1234, Lane.STANDARD).build();
        assertThat(findCapture.apply(order))
                .isEqualTo(new Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, 3702));
    }

    static Stream<AnOrder> never_paid() {
        return Stream.of(
                anOrder(),
                anOrder().reserved(),
                anOrder().declined(),
                anOrder().expired(),
                anOrder().expired().declined(),
                anOrder().expired().refunded());
    }

    @ParameterizedTest
    @MethodSource("never_paid")
    void refuses_an_order_that_was_never_paid(AnOrder story) {
        Order order = story.build();
        assertThatIllegalStateException()
                .isThrownBy(() -> findCapture.apply(order))
                .withMessage("order %s was never paid", order.orderId());
    }
}
