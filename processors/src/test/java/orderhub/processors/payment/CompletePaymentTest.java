package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletePaymentTest {

    /** One second after creation the stock was reserved, for fifteen minutes. */
    private static final Instant DEADLINE = CREATED_AT.plusSeconds(1 + 15 * 60);

    private static final Captured CAPTURED = new Captured("pi_1", "ch_1", 2598);

    private final CompletePayment completePayment = new CompletePayment();
    private final Order order =
            anOrder().reserved().withPayment("paypal", "pm_1").build();

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000})
    void money_before_the_deadline_makes_the_reservation_firm(long nanosEarly) {
        Instant now = DEADLINE.minusNanos(nanosEarly);

        Transition paid = completePayment.apply(order, CAPTURED, now);

        String reservationId =
                order.latest(EventFacts.Reserved.class).orElseThrow().reservationId();
        assertThat(paid.after().status()).isEqualTo(OrderStatus.PAID);
        assertThat(paid.after().lastChange())
                .isEqualTo(new Change(
                        EventType.PAYMENT_COMPLETED, now, new EventFacts.Paid("pi_1", "ch_1", 2598, "paypal")));
        assertThat(paid.stock()).isEqualTo(new StockEffect.Confirm(reservationId, now));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 60_000_000_000L})
    void money_that_comes_too_late_stops_the_order(long nanosLate) {
        Instant now = DEADLINE.plusNanos(nanosLate);

        Transition stopped = completePayment.apply(order, CAPTURED, now);

        assertThat(stopped.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.after().lastChange())
                .isEqualTo(new Change(EventType.ORDER_EXPIRED, now, new EventFacts.Expired(DEADLINE)));
        assertThat(stopped.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void money_that_comes_too_late_is_looked_for_when_the_order_is_undone() {
        Order stopped = completePayment.apply(order, CAPTURED, DEADLINE).after();
        assertThat(new PlanRefund().apply(stopped)).isEqualTo(PlanRefund.Need.ASK);
    }

    @Test
    void refuses_an_order_that_holds_no_stock() {
        assertThatIllegalStateException()
                .isThrownBy(() -> completePayment.apply(anOrder().build(), CAPTURED, CREATED_AT))
                .withMessage("order %s holds no stock", order.orderId());
    }

    static Stream<AnOrder> moved_on() {
        return Stream.of(
                anOrder().paid(),
                anOrder().declined(),
                anOrder().expired(),
                anOrder().shipped());
    }

    @ParameterizedTest
    @MethodSource("moved_on")
    void refuses_an_order_that_has_moved_on(AnOrder story) {
        assertThatIllegalStateException()
                .isThrownBy(() -> completePayment.apply(story.build(), CAPTURED, CREATED_AT.plusSeconds(10)));
    }
}
