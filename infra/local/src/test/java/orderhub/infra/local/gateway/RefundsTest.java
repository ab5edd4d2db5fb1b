package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefundsTest {

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
    void refunds_all_that_is_left_by_default() {
        String intent = gateway.create(charge()).id();
        gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "500"), null);

        GatewayResponse rest = gateway.post(
                "/v1/refunds",
                form("payment_intent", intent, "reason", "requested_by_customer", "metadata[why]", "late"),
                null);

        assertThat(rest.status()).isEqualTo(200);
        assertThat(rest.id()).startsWith("re_");
        assertThat(rest.text("object")).isEqualTo("refund");
        assertThat(rest.number("amount")).isEqualTo(1499);
        assertThat(rest.text("status")).isEqualTo("succeeded");
        assertThat(rest.text("payment_intent")).isEqualTo(intent);
        assertThat(rest.body().at("/metadata/why").asText()).isEqualTo("late");
        assertThat(simulator.ledger().of("o-1").refunded()).isEqualTo(1999);
    }

    @Test
    void never_refunds_more_than_was_captured() {
        String intent = gateway.create(charge()).id();
        gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "1000"), null);

        GatewayResponse tooMuch = gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "1000"), null);
        gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "999"), null);
        GatewayResponse nothingLeft = gateway.post("/v1/refunds", form("payment_intent", intent), null);

        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.error("code")).isEqualTo("amount_too_large");
        assertThat(tooMuch.error("param")).isEqualTo("amount");
        assertThat(nothingLeft.status()).isEqualTo(400);
        assertThat(nothingLeft.error("code")).isEqualTo("charge_already_refunded");
        assertThat(simulator.ledger().of("o-1").refunded()).isEqualTo(1999);
    }

    @Test
    void bounds_refunds_by_the_captured_part() {
        String intent = gateway.create(charge("capture_method", "manual")).id();
        gateway.post("/v1/payment_intents/" + intent + "/capture", form("amount_to_capture", "1500"), null);

        GatewayResponse tooMuch = gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "1501"), null);

        assertThat(tooMuch.error("code")).isEqualTo("amount_too_large");
    }

    @Test
    void refuses_to_refund_what_was_not_captured() {
        String held = gateway.create(charge("capture_method", "manual")).id();

        GatewayResponse refused = gateway.post("/v1/refunds", form("payment_intent", held), null);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("param")).isEqualTo("payment_intent");
        assertThat(simulator.ledger().of("o-1").refunded()).isZero();
    }

    @Test
    void shows_refunds_one_by_one_and_by_intent() {
        String intent = gateway.create(charge()).id();
        String other = gateway.create(charge()).id();
        GatewayResponse first = gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "1"), null);
        GatewayResponse second = gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "2"), null);
        gateway.post("/v1/refunds", form("payment_intent", other), null);

        GatewayResponse page = gateway.get("/v1/refunds?limit=1&payment_intent=" + intent);
        GatewayResponse next = gateway.get("/v1/refunds?payment_intent=" + intent + "&starting_after=" + second.id());

        assertThat(gateway.get("/v1/refunds/" + first.id()).text()).isEqualTo(first.text());
        assertThat(page.body().path("data").findValues("id").stream().map(JsonNode::asText))
                .containsExactly(second.id());
        assertThat(page.body().path("has_more").asBoolean()).isTrue();
        assertThat(next.body().path("data").findValues("id").stream().map(JsonNode::asText))
                .containsExactly(first.id());
        assertThat(gateway.get("/v1/refunds").body().path("data")).hasSize(3);
    }

    @Test
    void repeats_a_refund_with_the_same_key_without_refunding_again() {
        String intent = gateway.create(charge()).id();

        GatewayResponse first =
                gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "700"), "refund-1");
        GatewayResponse again =
                gateway.post("/v1/refunds", form("payment_intent", intent, "amount", "700"), "refund-1");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(simulator.ledger().of("o-1").refunded()).isEqualTo(700);
    }
}
