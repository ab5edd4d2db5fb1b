package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Declined;
import org.junit.jupiter.api.Test;

class FailPaymentTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(10);
    private static final Declined DECLINED = new Declined("expired_card", "Your card has expired.");

    private final FailPayment failPayment = new FailPayment();

    @Test
    void a_declined_order_is_undone_and_says_why() {
        Transition failed = failPayment.apply(anOrder().reserved().build(), DECLINED, NOW);

        assertThat(failed.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(failed.after().lastChange())
                .isEqualTo(new Change(
                        EventType.PAYMENT_FAILED,
                        NOW,
                        new EventFacts.PaymentRefused("expired_card", "Your card has expired.")));
        assertThat(failed.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void a_stopped_order_whose_charge_turns_out_to_be_declined_is_settled_and_undone_further() {
        Transition failed = failPayment.apply(anOrder().expired().build(), DECLINED, NOW);

        assertThat(failed.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(failed.after().latest(EventFacts.PaymentRefused.class))
                .contains(new EventFacts.PaymentRefused("expired_card", "Your card has expired."));
        assertThat(failed.stock()).isEqualTo(new StockEffect.None());
        assertThat(new PlanRefund().apply(failed.after())).isEqualTo(PlanRefund.Need.NOTHING);
    }

    @Test
    void a_stopped_order_whose_payment_was_cancelled_is_settled_and_undone_further() {
        Transition voided =
                failPayment.apply(anOrder().pending().expired().build(), new PaymentOutcome.Voided("pi_1"), NOW);

        assertThat(voided.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(voided.after().lastChange())
                .isEqualTo(new Change(EventType.PAYMENT_VOIDED, NOW, new EventFacts.Voided("pi_1")));
        assertThat(new PlanRefund().apply(voided.after())).isEqualTo(PlanRefund.Need.NOTHING);
    }

    @Test
    void a_paid_order_cannot_be_declined() {
        Order order = anOrder().paid().build();
        assertThatIllegalStateException().isThrownBy(() -> failPayment.apply(order, DECLINED, NOW));
    }
}
