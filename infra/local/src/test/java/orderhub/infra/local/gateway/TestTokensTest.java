package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestTokensTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_visa", "pm_card_mastercard"})
    void accepts_good_cards(String card) {
        assertThat(gateway.create(charge("payment_method", card)).text("status"))
                .isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined,                  card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard,       expired_card,  ''",
    })
    void declines_bad_cards_and_remembers_it(String card, String code, String declineCode) {
        GatewayResponse declined = gateway.create(charge("payment_method", card), "decline");
        GatewayResponse again = gateway.create(charge("payment_method", card), "decline");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.error("type")).isEqualTo("card_error");
        assertThat(declined.error("code")).isEqualTo(code);
        assertThat(declined.error("decline_code")).isEqualTo(declineCode);
        assertThat(declined.body().at("/error/payment_intent/status").asText()).isEqualTo("requires_payment_method");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(declined.text());
        assertThat(simulator.ledger().of("o-1").declines()).isEqualTo(1);
        assertThat(simulator.ledger().of("o-1").captured()).isZero();
    }

    @Test
    void answers_late() {
        long startedNanos = System.nanoTime();

        GatewayResponse late = gateway.create(charge("payment_method", "pm_sim_delay_150"));

        assertThat(late.text("status")).isEqualTo("succeeded");
        assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void does_not_let_delayed_requests_block_others() {
        List<CompletableFuture<GatewayResponse>> delayed = IntStream.range(0, 64)
                .mapToObj(i -> gateway.createAsync(charge("payment_method", "pm_sim_delay_60000"), "late-" + i))
                .toList();

        assertThat(gateway.create(charge()).status()).isEqualTo(200);
        assertThat(delayed).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void charges_at_once_and_repeats_at_once_although_the_first_answer_is_held() {
        var form = charge("payment_method", "pm_sim_timeout_after_charge_60000");
        CompletableFuture<GatewayResponse> first = gateway.createAsync(form, "held");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> simulator.ledger().of("o-1").captures() == 1);

        GatewayResponse repeated = gateway.create(form, "held");

        assertThat(first).isNotDone();
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.text("status")).isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void sends_a_held_answer_in_the_end() {
        GatewayResponse late = gateway.create(charge("payment_method", "pm_sim_timeout_after_charge_100"), "held");

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.replayed()).isFalse();
    }

    @Test
    void holds_what_it_was_told_to_capture_until_somebody_does_or_voids_it() {
        GatewayResponse held = gateway.create(charge("payment_method", "pm_sim_hold_only"), "hold");

        assertThat(held.text("status")).isEqualTo("requires_capture");
        assertThat(simulator.ledger().of("o-1").captures()).isZero();
        assertThat(simulator.ledger().of("o-1").openAuthorizations()).isEqualTo(1);
    }

    @Test
    void survives_a_caller_that_gives_up() {
        var form = charge("payment_method", "pm_sim_timeout_after_charge_60000");
        var impatient = gateway.postRequest("/v1/payment_intents", form, "gone").timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> gateway.send(impatient)).isInstanceOf(HttpTimeoutException.class);
        GatewayResponse repeated = gateway.create(form, "gone");

        assertThat(repeated.text("status")).isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"503, api_error", "500, api_error", "429, invalid_request_error"})
    void fails_a_number_of_times_per_key_and_then_charges(int status, String type) {
        var form = charge("payment_method", "pm_sim_error_" + status + "_2");

        GatewayResponse first = gateway.create(form, "a");
        GatewayResponse second = gateway.create(form, "a");
        GatewayResponse otherKey = gateway.create(form, "b");
        GatewayResponse third = gateway.create(form, "a");

        assertThat(List.of(first.status(), second.status(), otherKey.status())).containsOnly(status);
        assertThat(first.error("type")).isEqualTo(type);
        assertThat(second.replayed()).isFalse();
        assertThat(third.text("status")).isEqualTo("succeeded");
        assertThat(gateway.create(form, "a").text()).isEqualTo(third.text());
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void flaps_across_keys() {
        var form = charge("payment_method", "pm_sim_flap_3");

        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(i -> gateway.create(form, "flap-" + i).status())
                .toList();

        assertThat(statuses).containsExactly(503, 503, 503, 200, 200, 200, 503, 503, 503, 200, 200, 200);
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(6);
    }

    @Test
    void charges_and_drops_the_connection_the_first_time() {
        var form = charge("payment_method", "pm_sim_drop_connection_after_charge");

        assertThatThrownBy(() -> gateway.send(gateway.postRequest("/v1/payment_intents", form, "drop")))
                .isInstanceOf(IOException.class);
        GatewayResponse repeated = gateway.create(form, "drop");

        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.text("status")).isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void keeps_a_5xx_that_came_after_the_charge_as_the_stored_answer() {
        var form = charge("payment_method", "pm_sim_error_after_charge_502");

        GatewayResponse first = gateway.create(form, "after");
        GatewayResponse again = gateway.create(form, "after");

        assertThat(first.status()).isEqualTo(502);
        assertThat(first.error("type")).isEqualTo("api_error");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(gateway.search("metadata['order_id']:'o-1'", "")
                        .body()
                        .at("/data/0/status")
                        .asText())
                .isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }
}
