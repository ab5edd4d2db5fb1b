package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome.Declined;
import org.junit.jupiter.api.Test;

class SettledTwiceTest {

    private static final Declined DECLINED = new Declined("generic_decline", "The card was declined.");
    private static final Instant NOW = Instant.parse("2026-01-02T04:00:00Z");

    private final FailPayment failPayment = new FailPayment();

    @Test
    void a_paid_order_that_was_stopped_is_refunded_and_never_declined() {
        Order paid = anOrder().paid().expired().build();
        assertThatIllegalStateException()
                .isThrownBy(() -> failPayment.apply(paid, DECLINED, NOW))
                .withMessage("the payment of order %s is settled already", paid.orderId());
    }

    @Test
    void a_stopped_order_whose_charge_is_unknown_can_turn_out_declined() {
        Order unknown = anOrder().expired().build();
        assertThat(failPayment.apply(unknown, DECLINED, NOW).after().status()).isEqualTo(OrderStatus.COMPENSATING);
    }
}
