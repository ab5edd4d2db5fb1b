package orderhub.processors.payment;

import static orderhub.schemas.AnAnswer.anAnswer;
import static orderhub.schemas.AnAnswer.ofCapture;
import static orderhub.schemas.AnAnswer.ofFailure;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import orderhub.schemas.payment.PaymentOutcome.Declined;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadChargeTest {

    private static final Order ORDER =
            anOrder().reserved().withLine("TEA", 2, 500, Lane.STANDARD).build();

    private final ReadCharge readCharge = new ReadCharge();

    @Test
    void the_whole_total_is_captured() {
        GatewayAnswer answer = ofCapture(1000).withId("pi_1").withCharge("ch_1").build();
        PaymentOutcome outcome = readCharge.apply(ORDER, new GatewayReply(200, answer));
        assertThat(outcome).isEqualTo(new Captured("pi_1", "ch_1", 1000));
        assertThat(outcome.result()).isEqualTo(PaymentOutcome.Result.CAPTURED);
    }

    @Test
    void a_bank_that_wants_to_hear_from_the_customer_is_a_refusal() {
        GatewayAnswer answer = anAnswer()
                .withId("pi_1")
                .withStatus("requires_action")
                .withAmount(1000)
                .build();
        PaymentOutcome outcome = readCharge.apply(ORDER, new GatewayReply(200, answer));
        assertThat(outcome)
                .isEqualTo(new Declined(
                        "authentication_required", "The customer's bank wants to hear from the customer."));
        assertThat(outcome.result()).isEqualTo(PaymentOutcome.Result.DECLINED);
    }

    @Test
    void a_charge_of_an_order_that_was_stopped_meanwhile_is_read_no_differently() {
        Order stopped =
                anOrder().expired().withLine("TEA", 2, 500, Lane.STANDARD).build();
        GatewayReply captured = new GatewayReply(
                200, ofCapture(1000).withId("pi_1").withCharge("ch_1").build());
        GatewayReply declined = new GatewayReply(402, ofFailure("expired_card", null, "Expired."));
        GatewayReply unclear = new GatewayReply(200, ofCapture(999).build());

        assertThat(readCharge.apply(stopped, captured)).isEqualTo(new Captured("pi_1", "ch_1", 1000));
        assertThat(readCharge.apply(stopped, declined)).isEqualTo(new Declined("expired_card", "Expired."));
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> readCharge.apply(stopped, unclear));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_too_small", "payment_method_unexpected_state", "parameter_invalid_integer"})
    void a_request_that_can_never_be_carried_out_has_moved_no_money(String code) {
        GatewayAnswer answer = ofFailure("invalid_request_error", code, null, "Never.");

        assertThat(readCharge.apply(ORDER, new GatewayReply(400, answer))).isEqualTo(new Declined(code, "Never."));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(402, "card_declined", "insufficient_funds", "No money.", "insufficient_funds", "No money."),
                refusal(402, "expired_card", null, "Expired.", "expired_card", "Expired."),
                refusal(402, null, null, "No.", "declined", "No."),
                refusal(402, "card_declined", "fraudulent", null, "fraudulent", "Declined."),
                refusal(402, null, null, null, "declined", "Declined."),
                refusal(402, " ", null, "\t", "declined", "Declined."),
                refusal(402, "c".repeat(100), null, "r".repeat(1000), "c".repeat(100), "r".repeat(1000)),
                refusal(402, "c".repeat(101), null, "r".repeat(1001), "c".repeat(100), "r".repeat(1000)),
                refusal(400, "resource_missing", null, "No such token.", "resource_missing", "No such token."),
                refusal(404, "resource_missing", null, "No such token.", "resource_missing", "No such token."));
    }

    private static Arguments refusal(
            int httpStatus,
            @Nullable String code,
            @Nullable String declineCode,
            @Nullable String message,
            String expectedCode,
            String expectedReason) {
        return Arguments.of(httpStatus, ofFailure(code, declineCode, message), expectedCode, expectedReason);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_final_and_says_why(int httpStatus, GatewayAnswer answer, String code, String reason) {
        assertThat(readCharge.apply(ORDER, new GatewayReply(httpStatus, answer)))
                .isEqualTo(new Declined(code, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"processing", "requires_capture", "requires_confirmation", "requires_payment_method", "canceled"
            })
    void a_payment_that_is_not_captured_is_open_and_says_in_which_state(String status) {
        GatewayAnswer answer = anAnswer().withId("pi_1").withStatus(status).build();
        PaymentOutcome outcome = readCharge.apply(ORDER, new GatewayReply(200, answer));
        assertThat(outcome).isEqualTo(new PaymentOutcome.Open("pi_1", status));
        assertThat(outcome.result()).isEqualTo(PaymentOutcome.Result.OPEN);
    }

    static Stream<GatewayAnswer> unsettled() {
        return Stream.of(
                ofCapture(1000).withStatus("processing").withId(null).build(),
                ofCapture(1000).withStatus("unheard_of").build(),
                ofCapture(1000).withStatus(null).build(),
                ofCapture(1000).withReceived(999).build(),
                ofCapture(1000).withReceived(1001).build(),
                ofCapture(1000).withReceived(0).build(),
                ofCapture(1000).withId(null).build(),
                ofCapture(1000).withCharge(null).build(),
                anAnswer().build());
    }

    @ParameterizedTest
    @MethodSource("unsettled")
    void anything_but_the_whole_total_settles_nothing(GatewayAnswer answer) {
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> readCharge.apply(ORDER, new GatewayReply(200, answer)))
                .withMessage("payment of order %s is not settled yet", ORDER.orderId());
    }

    static Stream<Arguments> unclear() {
        return Stream.of(
                Arguments.of(400, ofFailure("parameter_invalid_integer", null, "Bad amount.")),
                Arguments.of(400, ofFailure(null, null, "Bad request.")),
                Arguments.of(400, ofFailure("card_declined", "insufficient_funds", "No money.")),
                Arguments.of(400, ofFailure("idempotency_error", null, null, "Another request had this key.")),
                Arguments.of(409, ofFailure("idempotency_error", "idempotency_key_in_use", null, "In use.")),
                Arguments.of(401, ofFailure("invalid_request_error", null, null, "Who are you?")),
                Arguments.of(429, ofFailure("invalid_request_error", "rate_limit", null, "Slowly.")),
                Arguments.of(404, ofFailure("not_found", null, "No such URL.")),
                Arguments.of(402, anAnswer().build()),
                Arguments.of(400, anAnswer().build()),
                Arguments.of(500, ofFailure(null, null, "Sorry.")),
                Arguments.of(201, ofCapture(1000).build()));
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void nobody_concludes_from_another_error_that_no_money_moved(int httpStatus, GatewayAnswer answer) {
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> readCharge.apply(ORDER, new GatewayReply(httpStatus, answer)))
                .withMessage("payment gateway refused the request: HTTP %s", httpStatus);
    }
}
