package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import orderhub.infra.local.MovableClock;
import orderhub.infra.local.gateway.model.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Like the real one, the gateway forgets idempotency keys: why the hub must not rely on one for ever. */
final class ForgottenKeysTest {

    private static final Duration KEPT = Duration.ofHours(24);

    private final MovableClock clock = new MovableClock();

    private final Path directory;

    ForgottenKeysTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_charge_is_repeated_until_its_key_is_a_day_old_and_then_made_anew() throws IOException {
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);
            GatewayResponse first = gateway.create(charge(), "key-1");

            clock.moveOn(KEPT.minusMinutes(1));
            assertThat(gateway.create(charge(), "key-1").text()).isEqualTo(first.text());
            clock.moveOn(Duration.ofMinutes(1));
            GatewayResponse anew = gateway.create(charge(), "key-1");

            assertThat(anew.replayed()).isFalse();
            assertThat(anew.id()).isNotEqualTo(first.id());
            assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(2);
            assertThat(gateway.create(charge(), "key-1").text()).isEqualTo(anew.text());
        }
    }

    @Test
    void a_refund_whose_key_is_forgotten_gives_nothing_back_twice() throws IOException {
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);
            String payment = gateway.create(charge()).id();
            var refund = form("payment_intent", payment, "amount", "1999");
            gateway.post("/v1/refunds", refund, "key-1");

            clock.moveOn(KEPT);
            GatewayResponse again = gateway.post("/v1/refunds", refund, "key-1");

            assertThat(again.replayed()).isFalse();
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.error("code")).isEqualTo("charge_already_refunded");
            LedgerEntry entry = simulator.ledger().of("o-1");
            assertThat(entry.refunded()).isEqualTo(entry.captured()).isEqualTo(1999);
        }
    }

    @Test
    void keys_keep_their_age_over_a_restart() throws IOException {
        String first;
        try (PaymentGatewaySimulator simulator = start()) {
            first = new GatewayClient(simulator).create(charge(), "key-1").id();
        }

        clock.moveOn(KEPT.minusMinutes(1));
        try (PaymentGatewaySimulator simulator = start()) {
            assertThat(new GatewayClient(simulator).create(charge(), "key-1").id())
                    .isEqualTo(first);
        }
        clock.moveOn(Duration.ofMinutes(1));
        try (PaymentGatewaySimulator simulator = start()) {
            assertThat(new GatewayClient(simulator).create(charge(), "key-1").id())
                    .isNotEqualTo(first);
        }
    }

    private PaymentGatewaySimulator start() throws IOException {
        return PaymentGatewaySimulator.start(new PaymentGatewayOptions(0, directory, KEPT), clock);
    }
}
