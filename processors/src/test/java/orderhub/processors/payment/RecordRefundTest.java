package orderhub.processors.payment;

import static orderhub.schemas.AnAnswer.ofFailure;
import static orderhub.schemas.AnAnswer.ofRefund;
import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRefundTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(1_000);
    private static final Captured CAPTURED = new Captured("pi_1", "ch_1", 2598);

    private final RecordRefund recordRefund = new RecordRefund();
    private final Order stopped = anOrder().paid().expired().build();

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "pending"})
    void money_that_went_back_or_is_with_the_bank_is_recorded_and_the_order_is_undone_further(String status) {
        GatewayReply reply = new GatewayReply(
                200, ofRefund(2598).withId("re_1").withStatus(status).build());

        Transition refunded = recordRefund.apply(stopped, CAPTURED, reply, NOW);

        assertThat(refunded.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(refunded.after().lastChange())
                .isEqualTo(new Change(EventType.PAYMENT_REFUNDED, NOW, new EventFacts.Refunded("pi_1", "re_1", 2598)));
        assertThat(refunded.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void a_refund_is_recorded_once() {
        GatewayReply reply = new GatewayReply(200, ofRefund(2598).withId("re_1").build());
        Order refunded = recordRefund.apply(stopped, CAPTURED, reply, NOW).after();

        assertThatIllegalStateException()
                .isThrownBy(() -> recordRefund.apply(refunded, CAPTURED, reply, NOW))
                .withMessageContaining("is settled already");
    }

    @Test
    void money_that_only_the_gateway_knew_of_is_recorded_as_refunded() {
        Order neverPaid = anOrder().expired().build();
        GatewayReply reply = new GatewayReply(200, ofRefund(2598).withId("re_1").build());

        Order refunded = recordRefund.apply(neverPaid, CAPTURED, reply, NOW).after();

        assertThat(refunded.latest(EventFacts.Refunded.class)).contains(new EventFacts.Refunded("pi_1", "re_1", 2598));
        assertThat(new PlanRefund().apply(refunded)).isEqualTo(PlanRefund.Need.NOTHING);
    }

    @Test
    void money_that_an_operator_gave_back_at_the_gateway_is_recorded_as_refunded() {
        GatewayReply reply = new GatewayReply(400, ofFailure("charge_already_refunded", null, "Already."));

        Order refunded = recordRefund.apply(stopped, CAPTURED, reply, NOW).after();

        assertThat(refunded.latest(EventFacts.Refunded.class))
                .contains(new EventFacts.Refunded("pi_1", "charge_already_refunded", 2598));
    }

    static Stream<GatewayReply> unsettled() {
        return Stream.of(
                new GatewayReply(200, ofRefund(2598).withId(null).build()),
                new GatewayReply(200, ofRefund(2597).build()),
                new GatewayReply(200, ofRefund(2599).build()),
                new GatewayReply(200, ofRefund(2597).withStatus("pending").build()),
                new GatewayReply(
                        200, ofRefund(2598).withStatus("pending").withId(null).build()),
                new GatewayReply(201, ofRefund(2598).withStatus("pending").build()),
                new GatewayReply(201, ofRefund(2598).build()),
                new GatewayReply(400, ofFailure("charge_disputed", null, "Disputed.")),
                new GatewayReply(402, ofFailure("charge_already_refunded", null, "Already.")),
                new GatewayReply(400, ofRefund(2598).build()));
    }

    @ParameterizedTest
    @MethodSource("unsettled")
    void anything_but_all_of_it_settles_nothing(GatewayReply reply) {
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> recordRefund.apply(stopped, CAPTURED, reply, NOW))
                .withMessage("refund of order %s is not settled: HTTP %s", stopped.orderId(), reply.httpStatus());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"failed", "canceled", "requires_action", "", "PENDING", "unheard-of"})
    void a_refund_that_did_not_go_through_settles_nothing(@Nullable String status) {
        GatewayReply reply =
                new GatewayReply(200, ofRefund(2598).withStatus(status).build());
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> recordRefund.apply(stopped, CAPTURED, reply, NOW))
                .withMessage("refund of order %s is not settled: HTTP 200", stopped.orderId());
    }

    @Test
    void a_running_order_is_not_refunded() {
        GatewayReply reply = new GatewayReply(200, ofRefund(2598).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> recordRefund.apply(anOrder().paid().build(), CAPTURED, reply, NOW));
    }
}
