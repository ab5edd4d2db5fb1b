package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Charges whose outcome nobody knows, at a gateway for which the hub waits a second and orders that live for ten. */
class PaymentPendingEndToEndTest {

    private static final LocalHub HUB = LocalHub.start(LocalHubOptions.forTests()
            .with("spring.jmx.unique-names", "true")
            .with("hub.gateway.breaker.faults", "1000")
            .with("hub.gateway.response-timeout-ms", "1000")
            .with("hub.reservation.hold-ms", "10000"));

    private final Api api = new Api(HUB.api());
    private final Api gateway = new Api(HUB.gateway().baseUrl());

    @AfterAll
    static void stop() {
        HUB.close();
    }

    @Test
    void a_charge_that_was_made_and_not_answered_is_pending_until_it_is_asked_for_again() {
        String id = place("pm_sim_timeout_after_charge_5000");

        awaitStatus(id, "PAYMENT_PENDING");
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");

        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentPending",
                        "PaymentCompleted",
                        "OrderDispatched",
                        "OrderShipped");
        assertThat(pending(id)).isEqualTo("timeout");
        assertThat(HUB.gateway().ledger().of(id).captures()).isOne();
    }

    @Test
    void a_connection_that_breaks_after_the_charge_leaves_it_pending_too() {
        String id = place("pm_sim_drop_connection_after_charge");

        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");

        assertThat(pending(id)).isEqualTo("connection-lost");
        assertThat(HUB.gateway().ledger().of(id).captures()).isOne();
    }

    @Test
    void a_charge_that_goes_through_after_its_order_was_stopped_is_given_back() {
        try (Shop shop = new Shop(HUB)) {
            String id = place("pm_sim_delay_13000");

            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");

            assertThat(api.eventTypes(id))
                    .containsExactly(
                            "OrderCreated",
                            "InventoryReserved",
                            "PaymentPending",
                            "OrderExpired",
                            "PaymentCompleted",
                            "PaymentRefunded",
                            "InventoryReleased");
            LedgerEntry entry = HUB.gateway().ledger().of(id);
            assertThat(entry.captures()).isOne();
            assertThat(entry.refunded()).isEqualTo(entry.captured()).isPositive();
            assertThat(shop.stock("COF-ETH-250").reserved()).isZero();
        }
    }

    @Test
    void a_payment_that_is_only_held_at_the_deadline_is_voided_and_cannot_be_captured_any_more() {
        String id = place("pm_sim_hold_only");

        assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");

        assertThat(pending(id)).isEqualTo("requires_capture");
        assertThat(api.eventTypes(id)).endsWith("PaymentPending", "OrderExpired", "PaymentVoided", "InventoryReleased");
        assertThat(capture(paymentOf(id)).status()).isEqualTo(400);
        LedgerEntry entry = HUB.gateway().ledger().of(id);
        assertThat(entry.voids()).isOne();
        assertThat(entry.captures()).isZero();
    }

    @Test
    void a_payment_that_was_captured_before_it_could_be_voided_is_given_back() {
        String id = place("pm_sim_hold_only");
        awaitStatus(id, "PAYMENT_PENDING");
        assertThat(capture(paymentOf(id)).status()).isEqualTo(200);

        assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");

        assertThat(api.eventTypes(id))
                .endsWith("OrderExpired", "PaymentCompleted", "PaymentRefunded", "InventoryReleased");
        LedgerEntry entry = HUB.gateway().ledger().of(id);
        assertThat(entry.refunded()).isEqualTo(entry.captured()).isPositive();
        assertThat(entry.voids()).isZero();
    }

    @Test
    void an_order_that_is_called_off_while_its_charge_is_pending_is_paid_back_when_that_is_known_to_have_been_made() {
        String id = place("pm_sim_timeout_after_charge_5000");
        awaitStatus(id, "PAYMENT_PENDING");

        assertThat(api.cancel(id).status()).isEqualTo(202);
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");

        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentPending",
                        "OrderCancelled",
                        "PaymentCompleted",
                        "PaymentRefunded",
                        "InventoryReleased");
        assertAllGivenBack(id);
    }

    @Test
    void a_payment_that_is_only_held_is_voided_when_its_order_is_called_off() {
        String id = place("pm_sim_hold_only");
        awaitStatus(id, "PAYMENT_PENDING");

        assertThat(api.cancel(id).status()).isEqualTo(202);
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");

        assertThat(api.eventTypes(id))
                .endsWith("PaymentPending", "OrderCancelled", "PaymentVoided", "InventoryReleased");
        assertThat(capture(paymentOf(id)).status()).isEqualTo(400);
        assertThat(HUB.gateway().ledger().of(id).captures()).isZero();
    }

    @Test
    void an_order_whose_deadline_passes_while_it_is_called_off_and_not_settled_yet_ends_cancelled_and_not_expired() {
        String id = place("pm_sim_delay_13000");
        awaitStatus(id, "PAYMENT_PENDING");

        assertThat(api.cancel(id).status()).isEqualTo(202);
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");

        Instant deadline =
                Instant.parse(api.get("/orders/" + id).json().get("expiresAt").textValue());
        assertThat(Instant.parse(
                        api.get("/orders/" + id).json().get("updatedAt").textValue()))
                .isAfter(deadline);
        assertThat(api.eventTypes(id)).doesNotContain("OrderExpired").contains("PaymentRefunded");
        assertAllGivenBack(id);
    }

    private static void assertAllGivenBack(String id) {
        LedgerEntry entry = HUB.gateway().ledger().of(id);
        assertThat(entry.captures()).isOne();
        assertThat(entry.refunded()).isEqualTo(entry.captured()).isPositive();
    }

    private String place(String token) {
        return api.place(Examples.order("good").replace("pm_card_visa", token)).orderId();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id), status::equals);
    }

    private String pending(String id) {
        JsonNode events = api.get("/orders/" + id + "/events").json().get("events");
        List<JsonNode> all = events.findParents("eventType");
        return all.stream()
                .filter(event -> event.get("eventType").textValue().equals("PaymentPending"))
                .map(event -> event.get("reason").textValue())
                .findFirst()
                .orElse("never pending");
    }

    private String paymentOf(String id) {
        return gateway.send(gateway.request(
                                "/v1/payment_intents/search?query=metadata%5B%27order_id%27%5D%3A%27" + id + "%27")
                        .header("Authorization", "Bearer sk_test_local")
                        .GET())
                .json()
                .at("/data/0/id")
                .textValue();
    }

    private Api.Answer capture(String paymentId) {
        return gateway.send(gateway.request("/v1/payment_intents/" + paymentId + "/capture")
                .header("Authorization", "Bearer sk_test_local")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
