package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCaptureTest {

    private static final Instant NOW = CREATED_AT.plus(Duration.ofHours(1));
    private static final Captured CAPTURED = new Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, 2598);

    private final RecordCapture recordCapture = new RecordCapture();

    @Test
    void a_stopped_order_whose_charge_went_through_is_undone_further_and_says_what_is_to_be_given_back() {
        for (AnOrder stopped : new AnOrder[] {
            anOrder().reserved().expired(), anOrder().pending().expired()
        }) {
            Transition recorded = recordCapture.apply(stopped.build(), CAPTURED, NOW);

            Order after = recorded.after();
            assertThat(after.status()).isEqualTo(OrderStatus.COMPENSATING);
            assertThat(after.lastChange())
                    .isEqualTo(new Change(
                            EventType.PAYMENT_COMPLETED,
                            NOW,
                            new EventFacts.Paid(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, 2598, "card")));
            assertThat(recorded.stock()).as("it stays free to be released").isEqualTo(StockEffect.none());
            assertThat(new PlanRefund().apply(after)).isEqualTo(PlanRefund.Need.REFUND);
            assertThat(new FindCapture().apply(after)).isEqualTo(CAPTURED);
        }
    }

    static Stream<AnOrder> notAskedFor() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().paid(),
                anOrder().rejectedByReviewer(),
                anOrder().pending().expired().captured(),
                anOrder().pending().expired().captured().refunded(),
                anOrder().pending().expired().voided(),
                anOrder().declined());
    }

    @ParameterizedTest
    @MethodSource("notAskedFor")
    void nothing_is_recorded_where_it_is_known_how_the_charge_ended_or_the_order_goes_its_way(AnOrder story) {
        Order order = story.build();

        assertThatIllegalStateException()
                .isThrownBy(() -> recordCapture.apply(order, CAPTURED, NOW))
                .withMessageContaining(order.orderId());
    }
}
