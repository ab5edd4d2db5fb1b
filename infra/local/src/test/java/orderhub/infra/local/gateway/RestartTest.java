package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import orderhub.infra.local.gateway.journal.FileJournal;
import orderhub.infra.local.gateway.model.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {

    private final Path directory;

    RestartTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keeps_payments_and_the_ledger() throws IOException {
        Ledger before;
        String intent;
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);
            intent = gateway.create(charge()).id();
            gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "999"), null);
            String voided = gateway.create(charge("capture_method", "manual")).id();
            gateway.post("/v1/payment_intents/" + voided + "/cancel", form(), null);
            gateway.create(charge("payment_method", "pm_card_chargeDeclined"));
            before = simulator.ledger();
        }
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);

            assertThat(simulator.ledger()).isEqualTo(before);
            assertThat(simulator.ledger().of("o-1").refunded()).isEqualTo(999);
            assertThat(gateway.get("/v1/refunds?payment_intent=" + intent)
                            .body()
                            .path("data"))
                    .hasSize(1);
            assertThat(gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "1001"), null)
                            .error("code"))
                    .isEqualTo("amount_too_large");
        }
    }

    @Test
    void repeats_answers_given_before() throws IOException {
        GatewayResponse charged;
        GatewayResponse declined;
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);
            charged = gateway.create(charge(), "charged");
            declined = gateway.create(charge("payment_method", "pm_card_chargeDeclined"), "declined");
        }
        try (PaymentGatewaySimulator simulator = start()) {
            GatewayClient gateway = new GatewayClient(simulator);
            GatewayResponse again = gateway.create(charge(), "charged");

            assertThat(again.replayed()).isTrue();
            assertThat(again.text()).isEqualTo(charged.text());
            assertThat(gateway.create(charge("payment_method", "pm_card_chargeDeclined"), "declined")
                            .text())
                    .isEqualTo(declined.text());
            assertThat(gateway.create(charge("amount", "1"), "charged").error("type"))
                    .isEqualTo("idempotency_error");
            assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
        }
    }

    @Test
    void forgets_a_last_entry_that_a_crash_cut_short() throws IOException {
        try (PaymentGatewaySimulator simulator = start()) {
            new GatewayClient(simulator).create(charge(), "kept");
        }
        Files.writeString(journal(), "{\"effect\":{\"intent\":{\"id\":\"pi_to", StandardOpenOption.APPEND);
        try (PaymentGatewaySimulator simulator = start()) {
            new GatewayClient(simulator).create(charge(), "after");
        }
        try (PaymentGatewaySimulator simulator = start()) {
            assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(2);
            assertThat(new GatewayClient(simulator).create(charge(), "kept").replayed())
                    .isTrue();
        }
    }

    @Test
    void forgets_a_last_line_of_garbage() throws IOException {
        try (PaymentGatewaySimulator simulator = start()) {
            new GatewayClient(simulator).create(charge());
        }
        Files.writeString(journal(), "\0\0\0\0\n", StandardOpenOption.APPEND);

        try (PaymentGatewaySimulator simulator = start()) {
            assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
        }
    }

    @Test
    void refuses_a_journal_damaged_before_its_end() throws IOException {
        try (PaymentGatewaySimulator simulator = start()) {
            new GatewayClient(simulator).create(charge());
        }
        List<String> lines = Files.readAllLines(journal());
        Files.writeString(journal(), "garbage\n" + lines.get(0) + "\n");

        assertThatIOException().isThrownBy(this::start).withMessageContaining("Damaged line at byte 0");
    }

    @Test
    void refuses_a_directory_another_gateway_uses() throws IOException {
        try (PaymentGatewaySimulator first = start()) {
            assertThatIOException().isThrownBy(this::start);
            assertThat(new GatewayClient(first).create(charge()).status()).isEqualTo(200);
        }
    }

    private PaymentGatewaySimulator start() throws IOException {
        return PaymentGatewaySimulator.start(new PaymentGatewayOptions(0, directory));
    }

    private Path journal() {
        return directory.resolve(FileJournal.FILE_NAME);
    }
}
