package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import orderhub.infra.local.gateway.model.Ledger;
import orderhub.infra.local.gateway.model.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {

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
    void sums_payments_by_order() {
        String intent = gateway.create(charge()).id();
        gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "99"), null);
        gateway.create(charge("metadata[order_id]", "o-2", "amount", "5"));
        gateway.create(charge("metadata[order_id]", "", "amount", "7"));

        Ledger ledger = simulator.ledger();

        assertThat(ledger.of("o-1")).isEqualTo(new LedgerEntry(1, 1, 0, 0, 1999, 99));
        assertThat(ledger.of("o-2")).isEqualTo(new LedgerEntry(1, 1, 0, 0, 5, 0));
        assertThat(ledger.of("o-3")).isEqualTo(LedgerEntry.NONE);
        assertThat(ledger.byOrderId()).containsOnlyKeys("o-1", "o-2");
        assertThat(ledger.total()).isEqualTo(new LedgerEntry(3, 3, 0, 0, 2011, 99));
    }

    @Test
    void never_changes_a_snapshot() {
        Ledger before = simulator.ledger();

        gateway.create(charge());

        assertThat(before.total()).isEqualTo(LedgerEntry.NONE);
        assertThat(simulator.ledger().total().captures()).isEqualTo(1);
    }

    @Test
    void can_be_read_over_http_without_a_key() throws IOException {
        gateway.create(charge());

        GatewayResponse all = gateway.send(gateway.anonymous("/sim/ledger"));
        GatewayResponse one = gateway.send(gateway.anonymous("/sim/ledger?order_id=o-1"));
        GatewayResponse none = gateway.send(gateway.anonymous("/sim/ledger?order_id=o-none"));

        assertThat(all.body().at("/orders/o-1/captured").asLong()).isEqualTo(1999);
        assertThat(all.body().at("/total/captures").asLong()).isEqualTo(1);
        assertThat(one.number("captures")).isEqualTo(1);
        assertThat(one.number("captured")).isEqualTo(1999);
        assertThat(none.number("captures")).isZero();
    }

    @Test
    void tells_that_it_is_up() throws IOException {
        assertThat(gateway.send(gateway.anonymous("/health")).text("status")).isEqualTo("ok");
    }
}
