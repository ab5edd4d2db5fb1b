package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {

    private PaymentGatewaySimulator simulator;
    private GatewayClient gateway;

    @BeforeEach
    void start() throws IOException {
        simulator = PaymentGatewaySimulator.start(PaymentGatewayOptions.inMemory());
        gateway = new GatewayClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void repeats_the_first_answer_byte_for_byte() {
        GatewayResponse first = gateway.create(charge(), "key-1");
        gateway.post("/v1/refunds", form("payment_intent", first.id()), null);
        GatewayResponse again = gateway.create(charge(), "key-1");

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void knows_a_repeat_by_its_parameters_whatever_their_order_or_encoding() throws IOException {
        GatewayResponse first = gateway.create(charge(), "key-1");
        String json = """
                {"metadata": {"order_id": "o-1"}, "confirm": true, "payment_method": "pm_card_visa",
                 "currency": "eur", "amount": 1999}
                """;

        GatewayResponse again = gateway.send(gateway.request("/v1/payment_intents")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-1")
                .POST(HttpRequest.BodyPublishers.ofString(json)));

        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void charges_every_time_without_a_key() {
        gateway.create(charge());
        gateway.create(charge());

        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(2);
    }

    @Test
    void refuses_a_key_with_other_parameters() {
        gateway.create(charge(), "key-1");

        GatewayResponse refused = gateway.create(charge("amount", "2000"), "key-1");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("type")).isEqualTo("idempotency_error");
        assertThat(simulator.ledger().of("o-1").captured()).isEqualTo(1999);
    }

    @Test
    void refuses_a_key_on_another_endpoint() {
        String id = gateway.create(charge("capture_method", "manual")).id();
        gateway.post("/v1/payment_intents/" + id + "/cancel", form(), "key-1");

        GatewayResponse refused = gateway.post("/v1/payment_intents/" + id + "/capture", form(), "key-1");

        assertThat(refused.error("type")).isEqualTo("idempotency_error");
    }

    @Test
    void refuses_a_key_whose_first_request_is_still_in_progress() {
        var form = charge("payment_method", "pm_sim_delay_500");
        List<GatewayResponse> answers = bothOf(gateway.createAsync(form, "busy"), gateway.createAsync(form, "busy"));

        assertThat(answers.stream().map(GatewayResponse::status)).containsExactlyInAnyOrder(200, 409);
        GatewayResponse conflict =
                answers.stream().filter(a -> a.status() == 409).findAny().orElseThrow();
        assertThat(conflict.error("code")).isEqualTo("idempotency_key_in_use");
        assertThat(conflict.replayed()).isFalse();
        assertThat(gateway.create(form, "busy").replayed()).isTrue();
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void refuses_other_parameters_even_while_the_first_request_is_in_progress() {
        List<GatewayResponse> answers = bothOf(
                gateway.createAsync(charge("payment_method", "pm_sim_delay_500"), "busy"),
                gateway.createAsync(charge("payment_method", "pm_sim_delay_501"), "busy"));

        assertThat(answers.stream().map(GatewayResponse::status)).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void does_not_store_validation_errors() {
        GatewayResponse invalid = gateway.create(charge("amount", "0"), "key-1");
        GatewayResponse corrected = gateway.create(charge(), "key-1");

        assertThat(invalid.status()).isEqualTo(400);
        assertThat(corrected.text("status")).isEqualTo("succeeded");
    }

    @Test
    void does_not_store_that_an_object_is_missing() {
        assertThat(gateway.post("/v1/payment_intents/pi_none/cancel", form(), "key-1")
                        .status())
                .isEqualTo(404);
        assertThat(gateway.create(charge(), "key-1").status()).isEqualTo(200);
    }

    @Test
    void stores_refusals_made_by_the_rules() {
        String id = gateway.create(charge("capture_method", "manual")).id();
        GatewayResponse refused = gateway.post("/v1/refunds", form("payment_intent", id), "refund-1");
        gateway.post("/v1/payment_intents/" + id + "/capture", form(), null);

        GatewayResponse again = gateway.post("/v1/refunds", form("payment_intent", id), "refund-1");

        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(refused.text());
        assertThat(simulator.ledger().of("o-1").refunded()).isZero();
    }

    @Test
    void charges_once_for_fifty_concurrent_requests_with_one_key() {
        List<CompletableFuture<GatewayResponse>> requests = IntStream.range(0, 50)
                .mapToObj(i -> gateway.createAsync(charge(), "one"))
                .toList();
        List<GatewayResponse> answers =
                requests.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
        assertThat(answers.stream()
                        .filter(a -> a.status() == 200)
                        .map(GatewayResponse::text)
                        .distinct())
                .hasSize(1);
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
        assertThat(simulator.ledger().total().captured()).isEqualTo(1999);
    }

    private static List<GatewayResponse> bothOf(
            CompletableFuture<GatewayResponse> one, CompletableFuture<GatewayResponse> other) {
        return List.of(one.join(), other.join());
    }
}
