package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.testing.GatewayRouteTest;
import orderhub.routes.testing.StubGateway;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallGatewayRouteTest extends GatewayRouteTest {

    @Test
    void asks_for_an_effect_with_a_form_and_the_key_that_makes_it_happen_once() {
        gateway().answers(200, CAPTURED);

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException()).isNull();
        StubGateway.Asked asked = onlyQuestion();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.target()).isEqualTo("/v1/payment_intents");
        assertThat(asked.body()).isEqualTo("amount=2598&description=caf%C3%A9+%26+more&metadata%5Border_id%5D=o-1");
        assertThat(asked.headers().get("Idempotency-Key")).containsExactly("o-1/charge");
        assertThat(asked.headers().get("Authorization")).containsExactly("Bearer sk_test_key");
        assertThat(asked.headers().getFirst("Content-Type")).startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void asks_without_a_key_for_what_needs_none() {
        gateway().answers(200, "{\"id\": \"pi_1\", \"status\": \"canceled\"}");

        Exchange done = run(
                new GatewayRequest("/v1/payment_intents/pi_1/cancel", new TreeMap<>(), null),
                Map.of("Idempotency-Key", "a-caller-s-own"));

        assertThat(done.getException()).isNull();
        assertThat(onlyQuestion().target()).isEqualTo("/v1/payment_intents/pi_1/cancel");
        assertThat(onlyQuestion().headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void a_refusal_shows_the_payment_that_it_is_about() {
        gateway().answers(400, """
                {"error": {"type": "invalid_request_error", "code": "payment_intent_unexpected_state",
                           "payment_intent": {"id": "pi_1", "status": "succeeded", "amount_received": 2598}}}""");

        GatewayReply reply = run(charge(), Map.of()).getMessage().getBody(GatewayReply.class);

        assertThat(reply.answer().error()).isNotNull();
        assertThat(reply.answer().error().paymentIntent()).isNotNull();
        assertThat(reply.answer().error().paymentIntent().status()).isEqualTo("succeeded");
        assertThat(reply.answer().error().paymentIntent().amountReceived()).isEqualTo(2598);
    }

    @Test
    void answers_with_what_the_gateway_said_whatever_else_it_adds() {
        gateway().answers(200, CAPTURED);

        GatewayReply reply = run(charge(), Map.of()).getMessage().getBody(GatewayReply.class);

        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reply.answer().id()).isEqualTo("pi_1");
        assertThat(reply.answer().status()).isEqualTo("succeeded");
        assertThat(reply.answer().amountReceived()).isEqualTo(2598);
        assertThat(reply.answer().latestCharge()).isEqualTo("ch_1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404})
    void a_refusal_is_an_answer(int status) {
        gateway().answers(status, """
                {"error": {"type": "card_error", "code": "card_declined", "decline_code": "lost_card",
                           "message": "Your card was declined."}}""");

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException()).isNull();
        GatewayReply reply = done.getMessage().getBody(GatewayReply.class);
        assertThat(reply.httpStatus()).isEqualTo(status);
        assertThat(reply.answer().error()).isNotNull();
        assertThat(reply.answer().error().declineCode()).isEqualTo("lost_card");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429, 500, 502, 503})
    void an_answer_that_settles_nothing_is_a_fault(int status) {
        gateway().answers(status, "{\"error\": {\"type\": \"api_error\", \"message\": \"later\"}}");

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException())
                .isInstanceOf(GatewayUnavailableException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @CsvSource({"200, <html>hello</html>", "402, <html>hello</html>", "200, ''", "200, null"})
    void an_answer_that_is_not_the_gateways_json_is_a_fault(int status, String body) {
        gateway().answers(status, body);

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
    }

    @Test
    void a_gateway_that_keeps_silent_is_not_waited_for_longer_than_the_setting_says() {
        gateway().keepsSilent();

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException(SocketTimeoutException.class)).isNotNull();
        assertThat(gateway().asked().size()).isOne();
    }

    @Test
    void a_gateway_that_cannot_be_reached_is_a_fault() {
        gateway().close();

        assertThat(run(charge(), Map.of()).getException(IOException.class)).isNotNull();
    }

    @Test
    void only_what_the_gateway_needs_to_know_goes_out() {
        gateway().answers(200, CAPTURED);

        run(
                charge(),
                Map.of(
                        SAGA,
                        "saga-1",
                        "orderId",
                        "o-1",
                        "CamelAwsSqsReceiptHandle",
                        "receipt-1",
                        "Cookie",
                        "session=1",
                        "X-Forwarded-For",
                        "10.0.0.1"));

        assertThat(onlyQuestion().headers().keySet())
                .contains("Authorization", "Content-type", "Idempotency-key")
                .doesNotContain(SAGA, "Long-running-action", "Orderid", "Camelawssqsreceipthandle")
                .doesNotContain("Cookie", "X-forwarded-for");
    }

    @Test
    void none_of_the_gateways_headers_come_in() {
        gateway().answers(200, CAPTURED);

        Exchange done = run(charge(), Map.of(SAGA, "saga-1", "CamelAwsSqsReceiptHandle", "receipt-1"));

        assertThat(done.getMessage().getHeaders())
                .containsEntry(SAGA, "saga-1")
                .containsEntry("CamelAwsSqsReceiptHandle", "receipt-1")
                .doesNotContainKey("Request-Id");
    }

    private StubGateway.Asked onlyQuestion() {
        List<StubGateway.Asked> asked = gateway().asked();
        assertThat(asked).hasSize(1);
        return asked.get(0);
    }
}
