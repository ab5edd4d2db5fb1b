package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestErrorsTest {

    private static PaymentGatewaySimulator simulator;
    private static GatewayClient gateway;

    @BeforeAll
    static void start() throws IOException {
        simulator = PaymentGatewaySimulator.start(PaymentGatewayOptions.inMemory());
        gateway = new GatewayClient(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer sk_live_secret", "Bearer sk_test_", "Basic c2tfdGVzdF94Og=="})
    void refuses_requests_without_a_test_key(String authorization) throws IOException {
        HttpRequest.Builder request = gateway.anonymous("/v1/payment_intents");
        GatewayResponse refused =
                gateway.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.error("type")).isEqualTo("invalid_request_error");
        assertThat(refused.text()).doesNotContain("sk_live_secret");
    }

    @ParameterizedTest
    @CsvSource({
        "amount,          '',       parameter_invalid_empty",
        "amount,          abc,      parameter_invalid_integer",
        "amount,          10.5,     parameter_invalid_integer",
        "amount,          0,        parameter_invalid_integer",
        "amount,          -5,       parameter_invalid_integer",
        "amount,          100000000, amount_too_large",
        "currency,        EUR,      parameter_invalid",
        "currency,        zzz,      parameter_invalid",
        "confirm,         false,    parameter_missing",
        "confirm,         yes,      parameter_invalid",
        "capture_method,  later,    parameter_invalid",
        "payment_method,  pm_nope,  resource_missing",
        "payment_method,  pm_sim_delay_120001, resource_missing",
        "payment_method,  pm_sim_error_404_1,  resource_missing",
        "payment_method,  pm_sim_flap_0,       resource_missing",
        "frobnicate,      1,        parameter_unknown",
        "metadata,        1,        parameter_unknown",
        "metadata[a][b],  1,        parameter_unknown",
        "payment_method_types[], sepa_debit, parameter_invalid",
        "automatic_payment_methods[nope], 1, parameter_unknown",
        "metadata[this_key_is_longer_than_forty_characters_], 1, parameter_invalid",
    })
    void refuses_a_bad_parameter(String name, String value, String code) {
        GatewayResponse refused = gateway.create(charge(name, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("type")).isEqualTo("invalid_request_error");
        assertThat(refused.error("code")).isEqualTo(code);
        assertThat(name).startsWith(refused.error("param").replaceAll("\\[.*", ""));
    }

    @Test
    void names_the_payment_method_it_does_not_know() {
        GatewayResponse refused = gateway.create(charge("payment_method", "pm_nope"));

        assertThat(refused.error("message")).isEqualTo("No such PaymentMethod: 'pm_nope'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "currency", "payment_method", "confirm"})
    void refuses_a_missing_parameter(String name) {
        Map<String, String> form = charge();
        form.remove(name);

        GatewayResponse refused = gateway.create(form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("code")).isEqualTo("parameter_missing");
        assertThat(refused.error("param")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/payment_intents/pi_none",
        "/v1/refunds/re_none",
        "/v1/customers",
        "/v2/payment_intents/pi_none",
        "/elsewhere"
    })
    void answers_404_for_what_is_not_there(String path) {
        GatewayResponse missing = gateway.get(path);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.error("type")).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "cancel"})
    void answers_404_to_actions_on_an_intent_that_is_not_there(String action) {
        GatewayResponse missing = gateway.post("/v1/payment_intents/pi_none/" + action, form(), "key-" + action);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.error("code")).isEqualTo("resource_missing");
    }

    @Test
    void answers_404_to_a_refund_of_an_intent_that_is_not_there() {
        GatewayResponse missing = gateway.post("/v1/refunds", form("payment_intent", "pi_none"), null);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.error("code")).isEqualTo("resource_missing");
        assertThat(missing.error("param")).isEqualTo("payment_intent");
    }

    @Test
    void refuses_other_methods() throws IOException {
        assertThat(gateway.send(gateway.request("/v1/payment_intents").DELETE()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status:'succeeded'",
                "metadata['order_id']",
                "metadata['order_id']:'a' OR metadata['order_id']:'b'",
                "metadata['order_id']:'a' AND ",
                "-metadata['order_id']:'a'",
                "metadata['order_id']:'unclosed",
                "metadata['order_id']:''",
            })
    void refuses_searches_of_another_form(String query) {
        GatewayResponse refused = gateway.search(query, "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("param")).isEqualTo("query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/payment_intents?limit=0",
                "/v1/payment_intents?limit=101",
                "/v1/payment_intents?starting_after=pi_none",
                "/v1/payment_intents?ending_before=pi_none",
                "/v1/payment_intents/search",
                "/v1/refunds?starting_after=re_none",
            })
    void refuses_bad_pages(String path) {
        assertThat(gateway.get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"amount\": 1, \"amount\": 2}",
                "application/json | {\"amount\": 1",
                "application/json | {} {}",
                "application/json | [1]",
                "application/json | {\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
                "application/x-www-form-urlencoded | amount=%zz",
                "application/x-www-form-urlencoded | amount=1&amount=1",
                "application/x-www-form-urlencoded | am[ount=1",
                "text/plain | amount=1",
            })
    void refuses_malformed_bodies(String contentType, String body) throws IOException {
        GatewayResponse refused = gateway.send(gateway.request("/v1/payment_intents")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("type")).isEqualTo("invalid_request_error");
    }

    @Test
    void refuses_bodies_over_the_limit() {
        GatewayResponse refused = gateway.create(charge("description", "x".repeat(65_536)));

        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void refuses_parameters_in_the_query_of_a_post() {
        assertThat(gateway.post("/v1/payment_intents?amount=1", charge(), null).error("code"))
                .isEqualTo("parameter_unknown");
    }

    @Test
    void refuses_idempotency_keys_over_the_limit() {
        assertThat(gateway.create(charge(), "k".repeat(256)).status()).isEqualTo(400);
        assertThat(gateway.create(charge(), "k".repeat(255)).status()).isEqualTo(200);
    }
}
