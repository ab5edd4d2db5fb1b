package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import orderhub.schemas.payment.PaymentOutcome.Declined;
import orderhub.schemas.payment.PaymentOutcome.Open;
import orderhub.schemas.payment.PaymentOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PendPaymentTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(10);
    private static final Unknown TIMEOUT = new Unknown("timeout");

    private final PendPayment pendPayment = new PendPayment();
    private final RequireSettled requireSettled = new RequireSettled();

    @Test
    void an_order_whose_charge_was_not_answered_says_so_and_is_to_be_charged_again() {
        Transition pending = pendPayment.apply(anOrder().reserved().build(), TIMEOUT, NOW);

        assertThat(pending.after().status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
        assertThat(pending.after().status().next()).isEqualTo(OrderStatus.Step.CHARGE);
        assertThat(pending.after().lastChange())
                .isEqualTo(new Change(EventType.PAYMENT_PENDING, NOW, new EventFacts.PaymentUnknown("timeout")));
        assertThat(pending.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void a_payment_that_is_open_at_the_gateway_is_pending_with_its_state_there() {
        Transition pending = pendPayment.apply(anOrder().reserved().build(), new Open("pi_1", "processing"), NOW);

        assertThat(pending.after().lastChange().facts()).isEqualTo(new EventFacts.PaymentUnknown("processing"));
    }

    @Test
    void what_is_known_to_be_pending_is_not_recorded_twice() {
        Order order = anOrder().pending().build();

        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> pendPayment.apply(order, TIMEOUT, NOW))
                .withMessage("payment of order %s is pending: timeout", order.orderId());
    }

    static Stream<AnOrder> not_being_charged() {
        return Stream.of(
                anOrder(),
                anOrder().paid(),
                anOrder().expired(),
                anOrder().declined(),
                anOrder().shipped());
    }

    @ParameterizedTest
    @MethodSource("not_being_charged")
    void an_order_that_is_not_being_charged_cannot_become_pending(AnOrder story) {
        Order order = story.build();

        assertThatIllegalStateException().isThrownBy(() -> pendPayment.apply(order, TIMEOUT, NOW));
        assertThat(requireSettled.apply(order)).isEqualTo(order);
    }

    @Test
    void a_pending_order_has_to_come_back() {
        Order order = anOrder().pending().build();

        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> requireSettled.apply(order))
                .withMessage("payment of order %s is pending: timeout", order.orderId());
    }

    @Test
    void a_pending_order_that_is_answered_goes_on_as_if_it_had_been_at_once() {
        Order pending = anOrder().pending().build();

        assertThat(new CompletePayment()
                        .apply(pending, new Captured("pi", "ch", 2598), NOW)
                        .after()
                        .status())
                .isEqualTo(OrderStatus.PAID);
        assertThat(new FailPayment()
                        .apply(pending, new Declined("lost_card", "No."), NOW)
                        .after()
                        .status())
                .isEqualTo(OrderStatus.COMPENSATING);
    }
}
