package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import orderhub.infra.local.MovableClock;
import orderhub.infra.local.gateway.PaymentGatewayOptions;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Payments that the hub cannot settle itself, so that an operator has to. The gateway's clock can be moved on; the hub takes
 * keys for safe for a few seconds only (yet for long enough to charge, on a busy machine), and tries a compensation twice.
 */
class SettlementEndToEndTest {

    /** Charged, and answered with a fault for as long as its key is remembered. */
    private static final String NEVER_KNOWN = "pm_sim_error_after_charge_500";

    private static final String BY_HAND = "look it up at the gateway and settle it by hand";
    private static final String WHO_AND_WHY = "\"operator\": \"kim\", \"reason\": \"ticket 4713\"";
    private static final String NOT_CHARGED = "\"outcome\": \"NOT_CHARGED\"";
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private static final MovableClock GATEWAY_CLOCK = new MovableClock();
    private static final Surroundings SURROUNDINGS = Surroundings.start(0, 0, null);
    private static final PaymentGatewaySimulator GATEWAY = startGateway();
    private static final ConfigurableApplicationContext HUB = LocalHub.startHub(
            SURROUNDINGS.aws().endpoint(),
            GATEWAY.baseUrl(),
            SURROUNDINGS.issuer().jwkSetUri(),
            0,
            Map.of(
                    "spring.jmx.unique-names", "true",
                    "hub.gateway.breaker.faults", "1000",
                    "hub.gateway.key-safe-age-s", "5",
                    "saga.dynamodb.max-attempts", "2",
                    "saga.dynamodb.first-backoff-ms", "100"));

    private final Api api = new Api(LocalHub.apiOf(HUB));
    private final Api gateway = new Api(GATEWAY.baseUrl());

    @AfterAll
    static void stop() {
        HUB.close();
        GATEWAY.close();
        SURROUNDINGS.close();
    }

    @Test
    void a_charge_whose_key_is_forgotten_is_not_made_anew_and_ends_when_an_operator_settles_it() {
        try (Shop shop = new Shop(SURROUNDINGS.aws().endpoint())) {
            String id = place();
            awaitParked(shop, id);
            assertThat(api.status(id)).isEqualTo("COMPENSATING");
            await().atMost(A_WHILE).until(() -> retriedAndParked(shop, id), steps -> steps.contains(BY_HAND));
            assertThat(ledger(id).captures()).as("charged").isOne();

            GATEWAY_CLOCK.moveOn(Duration.ofDays(2));
            assertThat(act(shop, id, "/retry").status()).isEqualTo(200);
            awaitParked(shop, id);
            assertThat(ledger(id).captures()).as("not charged anew").isOne();

            String settlement = refundByHand(id);
            assertThat(settle(id, settlement).status()).isEqualTo(200);
            assertThat(settle(id, settlement).status()).as("said again").isEqualTo(200);
            assertThat(settle(id, NOT_CHARGED).status()).as("said otherwise").isEqualTo(409);
            assertThat(act(shop, id, "/retry").status()).isEqualTo(200);

            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            assertThat(api.eventTypes(id))
                    .doesNotHaveDuplicates()
                    .endsWith("OrderExpired", "PaymentRefunded", "InventoryReleased");
            assertPaidBackOnce(id);
            await().atMost(A_WHILE).until(() -> sagaStatus(shop, id), "COMPENSATED"::equals);
            assertThat(shop.reservedBy("ACTIVE", "CONFIRMED")).isEmpty();
            assertThat(settlementsKept(shop, id)).isOne();
        }
    }

    @Test
    void an_order_whose_compensations_an_operator_skipped_is_not_left_behind_and_ends_when_it_is_settled() {
        try (Shop shop = new Shop(SURROUNDINGS.aws().endpoint())) {
            String id = place();
            awaitParked(shop, id);
            String skipped = sagaOf(shop, id);

            assertThat(act(shop, id, "/steps/2/skip").status()).isEqualTo(200);
            assertThat(act(shop, id, "/steps/1/skip").status()).isEqualTo(200);

            await().atMost(A_WHILE).until(() -> !sagaOf(shop, id).equals(skipped));
            awaitParked(shop, id);
            assertThat(api.status(id)).isEqualTo("COMPENSATING");
            assertThat(settle(id, refundByHand(id)).status()).isEqualTo(200);
            assertThat(act(shop, id, "/retry").status()).isEqualTo(200);
            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            assertPaidBackOnce(id);
        }
    }

    @Test
    void an_operator_can_have_any_order_looked_after_and_does_no_harm() {
        String id = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");

        Api.Answer seenTo = post("/admin/orders/" + id + "/resume", "");

        assertThat(seenTo.status()).isEqualTo(200);
        assertThat(seenTo.json().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(post("/admin/orders/no-such-order/resume", "").status()).isEqualTo(404);
    }

    @Test
    void the_payment_of_an_order_that_goes_its_way_cannot_be_settled_by_hand() {
        String id = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");

        Api.Answer refused = settle(id, NOT_CHARGED);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").textValue()).contains("SHIPPED");
        assertThat(settle("no-such-order", NOT_CHARGED).status()).isEqualTo(404);
        assertThat(settle(id, "\"outcome\": \"REFUNDED\"").status()).isEqualTo(422);
    }

    @Test
    void a_card_whose_bank_wants_to_hear_from_the_customer_is_refused_at_once() {
        String id = api.place(Examples.order("good").replace("pm_card_visa", "pm_card_authenticationRequired"))
                .orderId();

        assertThat(api.awaitEnd(id)).isEqualTo("REJECTED");
        assertThat(api.eventTypes(id)).contains("PaymentFailed").doesNotContain("PaymentPending");
    }

    private static PaymentGatewaySimulator startGateway() {
        try {
            return PaymentGatewaySimulator.start(PaymentGatewayOptions.inMemory(), GATEWAY_CLOCK);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String place() {
        return api.place(Examples.order("good").replace("pm_card_visa", NEVER_KNOWN))
                .orderId();
    }

    private void awaitParked(Shop shop, String id) {
        await().atMost(A_WHILE).until(() -> sagaStatus(shop, id), "PARKED"::equals);
    }

    private String sagaStatus(Shop shop, String id) {
        return api.get("/admin/sagas/" + sagaOf(shop, id)).json().path("status").asText();
    }

    private String steps(Shop shop, String id) {
        return api.get("/admin/sagas/" + sagaOf(shop, id)).json().at("/steps").toString();
    }

    private String retriedAndParked(Shop shop, String id) {
        assertThat(act(shop, id, "/retry").status()).isEqualTo(200);
        awaitParked(shop, id);
        return steps(shop, id);
    }

    private Api.Answer act(Shop shop, String id, String action) {
        return post("/admin/sagas/" + sagaOf(shop, id) + action, "{" + WHO_AND_WHY + "}");
    }

    private Api.Answer settle(String id, String what) {
        return post("/admin/orders/" + id + "/settlement", "{" + WHO_AND_WHY + ", " + what + "}");
    }

    private Api.Answer post(String path, String body) {
        return api.send(
                api.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** What the operator does at the gateway, as the hub is told of it. */
    private String refundByHand(String id) {
        String payment = gateway.send(gateway.request(
                                "/v1/payment_intents/search?query=metadata%5B%27order_id%27%5D%3A%27" + id + "%27")
                        .header("Authorization", "Bearer sk_test_local")
                        .GET())
                .json()
                .at("/data/0/id")
                .textValue();
        String refund = gateway.send(gateway.request("/v1/refunds")
                        .header("Authorization", "Bearer sk_test_local")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("payment_intent=" + payment)))
                .json()
                .get("id")
                .textValue();
        return "\"outcome\": \"REFUNDED\", \"paymentId\": \"%s\", \"refundId\": \"%s\"".formatted(payment, refund);
    }

    private static LedgerEntry ledger(String id) {
        return GATEWAY.ledger().of(id);
    }

    private static void assertPaidBackOnce(String id) {
        LedgerEntry entry = ledger(id);
        assertThat(entry.captures()).isOne();
        assertThat(entry.refunded()).isEqualTo(entry.captured()).isPositive();
    }

    private static String sagaOf(Shop shop, String orderId) {
        Map<String, AttributeValue> order = shop.dynamoDb
                .getItem(get -> get.tableName("orders")
                        .key(Map.of("order_id", AttributeValue.fromS(orderId)))
                        .consistentRead(true))
                .item();
        return order.getOrDefault("saga_id", AttributeValue.fromS("none")).s();
    }

    private static long settlementsKept(Shop shop, String orderId) {
        return shop.dynamoDb.scan(scan -> scan.tableName("operator_actions")).items().stream()
                .filter(action -> AttributeValue.fromS(orderId).equals(action.get("order_id")))
                .filter(action -> AttributeValue.fromS("kim").equals(action.get("operator")))
                .count();
    }
}
