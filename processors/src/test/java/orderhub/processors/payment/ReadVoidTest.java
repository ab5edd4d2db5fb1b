package orderhub.processors.payment;

import static orderhub.schemas.AnAnswer.anAnswer;
import static orderhub.schemas.AnAnswer.ofCapture;
import static orderhub.schemas.AnAnswer.ofFailure;
import static orderhub.schemas.AnAnswer.ofUnexpectedState;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import orderhub.schemas.payment.PaymentOutcome.Open;
import orderhub.schemas.payment.PaymentOutcome.Voided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadVoidTest {

    private static final Order ORDER = anOrder().pending().expired().build();
    private static final Open OPEN = new Open("pi_1", "requires_capture");

    private final ReadVoid readVoid = new ReadVoid();

    @Test
    void asks_to_cancel_that_payment_without_a_key() {
        GatewayRequest request = new BuildVoid().apply(OPEN);

        assertThat(request.path()).isEqualTo("/v1/payment_intents/pi_1/cancel");
        assertThat(request.fields()).isEqualTo(Map.of("cancellation_reason", "abandoned"));
        assertThat(request.idempotencyKey()).isNull();
    }

    @Test
    void a_payment_that_is_cancelled_moved_no_money() {
        assertThat(read(200, payment("canceled"))).isEqualTo(new Voided("pi_1"));
        assertThat(read(200, payment("canceled")).result()).isEqualTo(PaymentOutcome.Result.VOIDED);
    }

    @Test
    void a_payment_that_was_cancelled_before_stays_cancelled() {
        assertThat(read(400, ofUnexpectedState(payment("canceled")))).isEqualTo(new Voided("pi_1"));
    }

    @Test
    void a_cancellation_that_came_too_late_shows_what_was_captured() {
        GatewayAnswer captured =
                ofCapture(2598).withId("pi_1").withCharge("ch_1").build();

        assertThat(read(400, ofUnexpectedState(captured))).isEqualTo(new Captured("pi_1", "ch_1", 2598));
    }

    static Stream<Arguments> unsettled() {
        return Stream.of(
                Arguments.of(400, ofUnexpectedState(payment("processing"))),
                Arguments.of(400, ofUnexpectedState(null)),
                Arguments.of(
                        400, ofUnexpectedState(ofCapture(2597).withId("pi_1").build())),
                Arguments.of(
                        400, ofUnexpectedState(ofCapture(2598).withId("pi_2").build())),
                Arguments.of(400, ofUnexpectedState(payment("requires_action"))),
                Arguments.of(400, anAnswer().build()),
                Arguments.of(404, ofFailure("resource_missing", null, "No such payment_intent.")),
                Arguments.of(402, ofFailure("card_declined", null, "No.")),
                Arguments.of(200, payment("requires_capture")),
                Arguments.of(
                        200, anAnswer().withId("pi_2").withStatus("canceled").build()));
    }

    @ParameterizedTest
    @MethodSource("unsettled")
    void nobody_concludes_from_another_answer_that_no_money_moved(int httpStatus, GatewayAnswer answer) {
        assertThatExceptionOfType(GatewayUnavailableException.class).isThrownBy(() -> read(httpStatus, answer));
    }

    private PaymentOutcome read(int httpStatus, GatewayAnswer answer) {
        return readVoid.apply(ORDER, OPEN, new GatewayReply(httpStatus, answer));
    }

    private static GatewayAnswer payment(String status) {
        return anAnswer().withId("pi_1").withStatus(status).build();
    }
}
