package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import orderhub.processors.payment.ChargeTooOldException;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

class SettleChargeRouteTest extends RouteTest {

    private static final String GATEWAY = "direct:call-gateway";
    private static final long TOTAL = 2598;
    private static final Duration SAFE_AGE = Duration.ofHours(20);
    private static final String CHARGE = "/v1/payment_intents with " + ORDER_ID + "/charge";
    private static final String CANCEL = "/v1/payment_intents/" + AnOrderChange.PAYMENT_ID + "/cancel with null";

    private static final GatewayAnswer CAPTURED = AnAnswer.ofCapture(TOTAL).build();
    private static final GatewayAnswer HELD = intent("requires_capture");
    private static final PaymentOutcome THE_CAPTURE =
            new PaymentOutcome.Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, TOTAL);

    SettleChargeRouteTest() {
        super("settle-charge");
    }

    @Test
    void the_charge_is_asked_for_with_its_own_key_and_was_captured() {
        gatewayAnswers(reply(200, CAPTURED));

        assertThat(settled()).isEqualTo(THE_CAPTURE);
        assertThat(asked()).containsExactly(CHARGE);
    }

    @Test
    void the_charge_is_asked_for_and_was_declined() {
        gatewayAnswers(reply(402, AnAnswer.ofFailure("card_declined", null, "Your card was declined.")));

        assertThat(settled()).isEqualTo(new PaymentOutcome.Declined("card_declined", "Your card was declined."));
        assertThat(asked()).containsExactly(CHARGE);
    }

    @Test
    void a_payment_that_is_held_and_not_captured_is_cancelled() {
        gatewayAnswers(reply(200, HELD), reply(200, intent("canceled")));

        assertThat(settled()).isEqualTo(new PaymentOutcome.Voided(AnOrderChange.PAYMENT_ID));
        assertThat(asked()).containsExactly(CHARGE, CANCEL);
    }

    @Test
    void a_cancellation_that_comes_too_late_finds_what_was_captured() {
        gatewayAnswers(reply(200, HELD), reply(400, AnAnswer.ofUnexpectedState(CAPTURED)));

        assertThat(settled()).isEqualTo(THE_CAPTURE);
    }

    @Test
    void a_cancellation_whose_answer_got_lost_is_found_done() {
        gatewayAnswers(reply(200, HELD), reply(400, AnAnswer.ofUnexpectedState(intent("canceled"))));

        assertThat(settled()).isEqualTo(new PaymentOutcome.Voided(AnOrderChange.PAYMENT_ID));
    }

    @Test
    void a_payment_that_can_neither_be_cancelled_nor_is_captured_settles_nothing() {
        gatewayAnswers(reply(200, intent("processing")), reply(400, AnAnswer.ofUnexpectedState(intent("processing"))));

        assertThat(settle().getException(GatewayUnavailableException.class)).isNotNull();
    }

    @Test
    void without_an_answer_nothing_is_settled() {
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        gatewayAnswers(Replies.failing(fault));

        assertThat(settle().getException()).isSameAs(fault);
        assertThat(asked()).containsExactly(CHARGE);
    }

    @Test
    void without_an_answer_to_the_cancellation_nothing_is_settled() {
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        gatewayAnswers(reply(200, HELD), Replies.failing(fault));

        assertThat(settle().getException()).isSameAs(fault);
    }

    @Test
    void a_charge_whose_key_may_be_forgotten_is_not_asked_for_again() {
        Exchange done = settle(reservedAgo(SAFE_AGE));

        assertThat(done.getException(ChargeTooOldException.class))
                .hasMessageContaining("look it up at the gateway and settle it by hand");
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
    }

    @Test
    void a_charge_whose_key_is_just_not_too_old_is_asked_for_again() {
        gatewayAnswers(reply(200, CAPTURED));

        assertThat(settle(reservedAgo(SAFE_AGE.minusMillis(1))).getMessage().getBody())
                .isEqualTo(THE_CAPTURE);
        assertThat(asked()).containsExactly(CHARGE);
    }

    private static Order reservedAgo(Duration age) {
        return anOrder()
                .createdAt(NOW.minus(age).minusSeconds(1))
                .pending()
                .expired()
                .build();
    }

    private Object settled() {
        Exchange done = settle();
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody();
    }

    private Exchange settle() {
        return settle(anOrder().pending().expired().build());
    }

    private Exchange settle(Order order) {
        return run(order, Map.of("orderId", ORDER_ID));
    }

    private void gatewayAnswers(Processor... answers) {
        List<Processor> inTurn = Arrays.asList(answers);
        for (int i = 0; i < inTurn.size(); i++) {
            mocked(GATEWAY).whenExchangeReceived(i + 1, inTurn.get(i));
        }
    }

    private static Processor reply(int status, GatewayAnswer answer) {
        return Replies.with(new GatewayReply(status, answer));
    }

    private static GatewayAnswer intent(String status) {
        return AnAnswer.anAnswer()
                .withId(AnOrderChange.PAYMENT_ID)
                .withStatus(status)
                .withAmount(TOTAL)
                .build();
    }

    private List<String> asked() {
        return mocked(GATEWAY).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(GatewayRequest.class))
                .map(request -> request.path() + " with " + request.idempotencyKey())
                .toList();
    }
}
