package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards whose bank wants to hear from the customer. */
final class CustomerActionTest {

    private static final String ASKS_CUSTOMER = "pm_card_authenticationRequired";

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
    void a_payment_that_may_not_wait_for_the_customer_is_declined() {
        GatewayResponse declined =
                gateway.create(charge("payment_method", ASKS_CUSTOMER, "error_on_requires_action", "true"));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.error("code")).isEqualTo("authentication_required");
        assertThat(simulator.ledger().of("o-1").captures()).isZero();
    }

    @Test
    void a_payment_that_would_wait_is_not_taken() {
        GatewayResponse refused = gateway.create(charge("payment_method", ASKS_CUSTOMER));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("param")).isEqualTo("error_on_requires_action");
    }

    @Test
    void cards_that_ask_for_nobody_are_charged_whether_they_might_wait_or_not() {
        assertThat(gateway.create(charge("error_on_requires_action", "true")).text("status"))
                .isEqualTo("succeeded");
        assertThat(gateway.create(charge("error_on_requires_action", "false")).text("status"))
                .isEqualTo("succeeded");
        assertThat(gateway.create(charge("error_on_requires_action", "perhaps")).status())
                .isEqualTo(400);
    }
}
