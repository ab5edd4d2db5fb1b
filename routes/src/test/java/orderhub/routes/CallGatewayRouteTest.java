package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.StubGateway;
import orderhub.routes.testing.TestSettings;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Registry;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallGatewayRouteTest extends RouteTest {

    private static final int FAULTS = 5;
    private static final String CAPTURED = """
            {"id": "pi_1", "object": "payment_intent", "status": "succeeded", "amount": 2598,
             "amount_received": 2598, "latest_charge": "ch_1", "livemode": false}""";

    private final StubGateway gateway = new StubGateway();

    CallGatewayRouteTest() {
        super("call-gateway");
        Properties settings = TestSettings.placeholders();
        settings.setProperty("hub.gateway.base-url", gateway.url());
        settings.setProperty("hub.gateway.breaker.open-s", "1");
        settings.setProperty("hub.gateway.response-timeout-ms", "2000");
        camelContextConfiguration
                .withUseOverridePropertiesWithPropertiesComponent(settings)
                .withMockEndpointsAndSkip("(aws2-|bean:|saga:).*");
    }

    /** As in the application: the client repeats nothing by itself. */
    @Override
    protected void bindOwn(Registry registry) {
        HttpClientConfigurer once = HttpClientBuilder::disableAutomaticRetries;
        registry.unbind("gatewayClient");
        registry.bind("gatewayClient", once);
    }

    @Override
    protected void cleanupResources() {
        gateway.close();
    }

    @Test
    void asks_for_an_effect_with_a_form_and_the_key_that_makes_it_happen_once() {
        gateway.answers(200, CAPTURED);

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
    void answers_with_what_the_gateway_said_whatever_else_it_adds() {
        gateway.answers(200, CAPTURED);

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
        gateway.answers(status, """
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
        gateway.answers(status, "{\"error\": {\"type\": \"api_error\", \"message\": \"later\"}}");

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException())
                .isInstanceOf(GatewayUnavailableException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @CsvSource({"200, <html>hello</html>", "402, <html>hello</html>", "200, ''", "200, null"})
    void an_answer_that_is_not_the_gateways_json_is_a_fault(int status, String body) {
        gateway.answers(status, body);

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
    }

    @Test
    void a_gateway_that_keeps_silent_is_not_waited_for_longer_than_the_setting_says() {
        gateway.keepsSilent();

        Exchange done = run(charge(), Map.of());

        assertThat(done.getException(SocketTimeoutException.class)).isNotNull();
        assertThat(gateway.asked().size()).isOne();
    }

    @Test
    void a_gateway_that_cannot_be_reached_is_a_fault() {
        gateway.close();

        assertThat(run(charge(), Map.of()).getException(IOException.class)).isNotNull();
    }

    @Test
    void only_what_the_gateway_needs_to_know_goes_out() {
        gateway.answers(200, CAPTURED);

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
        gateway.answers(200, CAPTURED);

        Exchange done = run(charge(), Map.of(SAGA, "saga-1", "CamelAwsSqsReceiptHandle", "receipt-1"));

        assertThat(done.getMessage().getHeaders())
                .containsEntry(SAGA, "saga-1")
                .containsEntry("CamelAwsSqsReceiptHandle", "receipt-1")
                .doesNotContainKey("Request-Id");
    }

    @Test
    void after_five_faults_in_a_row_nobody_asks() {
        gateway.answers(503, "{}");
        askTimes(FAULTS);

        Exchange refused = run(charge(), Map.of());

        assertThat(refused.getException()).isInstanceOf(CallNotPermittedException.class);
        assertThat(gateway.asked().size()).isEqualTo(FAULTS);
    }

    @Test
    void a_good_answer_between_faults_keeps_the_breaker_closed() {
        gateway.answers(503, "{}");
        askTimes(FAULTS - 1);
        gateway.answers(200, CAPTURED);
        askTimes(1);
        gateway.answers(503, "{}");
        askTimes(FAULTS - 1);
        gateway.answers(200, CAPTURED);

        assertThat(run(charge(), Map.of()).getException()).isNull();
        assertThat(gateway.asked().size()).isEqualTo(2 * FAULTS);
    }

    @Test
    void refusals_never_open_the_breaker() {
        gateway.answers(402, "{\"error\": {\"code\": \"card_declined\"}}");
        askTimes(2 * FAULTS);

        assertThat(run(charge(), Map.of()).getException()).isNull();
    }

    @Test
    void after_its_wait_one_good_answer_closes_the_breaker() {
        gateway.answers(503, "{}");
        askTimes(FAULTS);
        gateway.answers(200, CAPTURED);

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(run(charge(), Map.of()).getException()).isNull());

        assertThat(run(charge(), Map.of()).getException()).isNull();
        assertThat(gateway.asked().size()).isEqualTo(FAULTS + 2);
    }

    @Test
    void after_its_wait_one_more_fault_opens_the_breaker_again() {
        gateway.answers(503, "{}");
        askTimes(FAULTS);

        Awaitility.await()
                .untilAsserted(() -> assertThat(run(charge(), Map.of()).getException())
                        .isInstanceOf(GatewayUnavailableException.class));

        assertThat(run(charge(), Map.of()).getException()).isInstanceOf(CallNotPermittedException.class);
        assertThat(gateway.asked().size()).isEqualTo(FAULTS + 1);
    }

    private void askTimes(int times) {
        for (int i = 0; i < times; i++) {
            run(charge(), Map.of());
        }
    }

    private StubGateway.Asked onlyQuestion() {
        List<StubGateway.Asked> asked = gateway.asked();
        assertThat(asked).hasSize(1);
        return asked.get(0);
    }

    private static GatewayRequest charge() {
        return new GatewayRequest(
                "/v1/payment_intents",
                new TreeMap<>(Map.of("amount", "2598", "metadata[order_id]", "o-1", "description", "café & more")),
                "o-1/charge");
    }
}
