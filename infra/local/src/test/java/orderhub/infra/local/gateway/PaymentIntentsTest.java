package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PaymentIntentsTest {

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
    void captures_at_once_unless_told_otherwise() {
        GatewayResponse created = gateway.create(charge());

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.id()).startsWith("pi_");
        assertThat(created.text("object")).isEqualTo("payment_intent");
        assertThat(created.number("amount")).isEqualTo(1999);
        assertThat(created.number("amount_received")).isEqualTo(1999);
        assertThat(created.text("currency")).isEqualTo("eur");
        assertThat(created.text("status")).isEqualTo("succeeded");
        assertThat(created.text("payment_method")).isEqualTo("pm_card_visa");
        assertThat(created.text("latest_charge")).startsWith("ch_");
        assertThat(created.body().at("/metadata/order_id").asText()).isEqualTo("o-1");
    }

    @Test
    void reads_json_bodies_like_forms() throws IOException {
        String json = """
                {"amount": 500, "currency": "usd", "payment_method": "pm_card_mastercard", "confirm": true,
                 "description": null, "payment_method_types": ["card"], "metadata": {"order_id": "o-json"}}
                """;

        GatewayResponse created = gateway.send(gateway.request("/v1/payment_intents")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json)));

        assertThat(created.text("status")).isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-json").captured()).isEqualTo(500);
    }

    @Test
    void shows_an_intent_by_its_id() {
        GatewayResponse created = gateway.create(charge());

        assertThat(gateway.get("/v1/payment_intents/" + created.id()).text()).isEqualTo(created.text());
    }

    @Test
    void captures_an_authorised_intent_once() {
        String id = gateway.create(charge("capture_method", "manual")).id();

        GatewayResponse captured = gateway.post("/v1/payment_intents/" + id + "/capture", form(), null);
        GatewayResponse again = gateway.post("/v1/payment_intents/" + id + "/capture", form(), null);

        assertThat(captured.text("status")).isEqualTo("succeeded");
        assertThat(captured.number("amount_received")).isEqualTo(1999);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error("code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(simulator.ledger().of("o-1").captures()).isEqualTo(1);
    }

    @Test
    void holds_the_money_but_takes_none_before_capture() {
        GatewayResponse authorised = gateway.create(charge("capture_method", "manual"));

        assertThat(authorised.text("status")).isEqualTo("requires_capture");
        assertThat(authorised.number("amount_capturable")).isEqualTo(1999);
        assertThat(authorised.number("amount_received")).isZero();
        assertThat(simulator.ledger().of("o-1").captured()).isZero();
        assertThat(simulator.ledger().of("o-1").openAuthorizations()).isEqualTo(1);
    }

    @Test
    void captures_a_part_and_releases_the_rest() {
        String id = gateway.create(charge("capture_method", "manual")).id();
        String path = "/v1/payment_intents/" + id + "/capture";

        GatewayResponse tooMuch = gateway.post(path, form("amount_to_capture", "2000"), null);
        GatewayResponse part = gateway.post(path, form("amount_to_capture", "1500"), null);

        assertThat(tooMuch.error("code")).isEqualTo("amount_too_large");
        assertThat(part.number("amount_received")).isEqualTo(1500);
        assertThat(part.number("amount_capturable")).isZero();
    }

    @Test
    void voids_an_authorised_intent() {
        String id = gateway.create(charge("capture_method", "manual")).id();
        String cancel = "/v1/payment_intents/" + id + "/cancel";

        GatewayResponse canceled = gateway.post(cancel, form("cancellation_reason", "abandoned"), null);
        GatewayResponse capture = gateway.post("/v1/payment_intents/" + id + "/capture", form(), null);

        assertThat(canceled.text("status")).isEqualTo("canceled");
        assertThat(canceled.text("cancellation_reason")).isEqualTo("abandoned");
        assertThat(capture.error("code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(simulator.ledger().of("o-1").voids()).isEqualTo(1);
        assertThat(simulator.ledger().of("o-1").captured()).isZero();
    }

    @Test
    void answers_a_second_void_with_the_voided_intent_in_the_error() {
        String id = gateway.create(charge("capture_method", "manual")).id();
        String cancel = "/v1/payment_intents/" + id + "/cancel";

        GatewayResponse first = gateway.post(cancel, form(), "void-1");
        GatewayResponse sameKey = gateway.post(cancel, form(), "void-1");
        GatewayResponse otherKey = gateway.post(cancel, form(), "void-2");

        assertThat(sameKey.text()).isEqualTo(first.text());
        assertThat(otherKey.error("code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(otherKey.body().at("/error/payment_intent/status").asText()).isEqualTo("canceled");
        assertThat(simulator.ledger().of("o-1").voids()).isEqualTo(1);
    }

    @Test
    void refuses_to_void_what_is_captured() {
        String id = gateway.create(charge()).id();

        GatewayResponse refused = gateway.post("/v1/payment_intents/" + id + "/cancel", form(), null);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused.body().at("/error/payment_intent/status").asText()).isEqualTo("succeeded");
        assertThat(simulator.ledger().of("o-1").captured()).isEqualTo(1999);
    }

    @Test
    void lists_intents_page_by_page_from_the_newest() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> gateway.create(charge()).id())
                .toList();

        GatewayResponse first = gateway.get("/v1/payment_intents?limit=2");
        GatewayResponse second = gateway.get("/v1/payment_intents?limit=3&starting_after=" + ids.get(3));

        assertThat(first.text("object")).isEqualTo("list");
        assertThat(ids(first)).containsExactly(ids.get(4), ids.get(3));
        assertThat(first.body().path("has_more").asBoolean()).isTrue();
        assertThat(ids(second)).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(second.body().path("has_more").asBoolean()).isFalse();
    }

    @Test
    void finds_intents_by_order_id() {
        String odd = "it's \\ 100% \"odd\"";
        gateway.create(charge("metadata[order_id]", "o-other"));
        String found = gateway.create(charge("metadata[order_id]", odd)).id();

        GatewayResponse result = gateway.search("metadata['order_id']:'it\\'s \\\\ 100% \"odd\"'", "");

        assertThat(result.text("object")).isEqualTo("search_result");
        assertThat(ids(result)).containsExactly(found);
        assertThat(ids(gateway.search("metadata['order_id']:'o-none'", ""))).isEmpty();
    }

    @Test
    void finds_intents_that_match_every_term() {
        String both = gateway.create(charge("metadata[attempt]", "2")).id();
        gateway.create(charge("metadata[attempt]", "1"));

        assertThat(ids(gateway.search("metadata['order_id']:'o-1' AND metadata['attempt']:'2'", "")))
                .containsExactly(both);
    }

    @Test
    void pages_through_search_results() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> gateway.create(charge()).id())
                .toList();

        GatewayResponse first = gateway.search("metadata['order_id']:'o-1'", "&limit=2");
        GatewayResponse second =
                gateway.search("metadata['order_id']:'o-1'", "&limit=2&page=" + first.text("next_page"));

        assertThat(ids(first)).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(second)).containsExactly(ids.get(0));
        assertThat(second.body().path("next_page").isNull()).isTrue();
    }

    private static List<String> ids(GatewayResponse page) {
        return page.body().path("data").findValues("id").stream()
                .map(JsonNode::asText)
                .toList();
    }
}
