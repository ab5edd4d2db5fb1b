package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Payments that are raced by deadlines, operators, visibility timeouts and an open circuit breaker. */
class PaymentRacesEndToEndTest {

    private static final String WHO_AND_WHY = "{\"operator\": \"kim\", \"reason\": \"the gateway was down\"}";
    private static final List<String> HAPPY_STORY =
            List.of("OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");

    @Test
    void an_order_that_an_operator_stops_while_it_is_charged_gets_its_money_back() {
        LocalHub hub = SharedHub.get();
        Api api = new Api(hub.api());
        try (Shop shop = new Shop(hub)) {
            String id = place(api, "pm_sim_delay_4000");
            awaitStatus(api, id, "RESERVED");

            assertThat(act(api, sagaOf(shop, id), "compensate").status()).isEqualTo(200);

            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            assertThat(api.eventTypes(id))
                    .as("found out after it was stopped")
                    .endsWith("OrderExpired", "PaymentCompleted", "PaymentRefunded", "InventoryReleased");
            LedgerEntry entry = hub.gateway().ledger().of(id);
            assertThat(entry.captures()).isOne();
            assertThat(entry.refunded()).isEqualTo(entry.captured()).isPositive();
        }
    }

    @Test
    void an_order_that_two_handle_at_once_is_charged_and_shipped_once() {
        LocalHub hub = SharedHub.get();
        Api api = new Api(hub.api());
        try (Shop shop = new Shop(hub)) {
            String id = place(api, "pm_sim_delay_3000");
            awaitStatus(api, id, "RESERVED");

            asIfTheVisibilityTimeoutHadPassed(shop, id);

            assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
            assertThat(api.eventTypes(id)).doesNotHaveDuplicates().containsAll(HAPPY_STORY);
            assertThat(hub.gateway().ledger().of(id).captures()).isOne();
        }
    }

    @Test
    void work_that_takes_longer_than_the_visibility_timeout_keeps_its_message() {
        try (LocalHub hub = LocalHub.start(alone().with("hub.queue.visibility-s", "4"))) {
            Api api = new Api(hub.api());

            String id = place(api, "pm_sim_delay_9000");

            assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
            // A second one at it would have been told that the key is in use, and the order would have been pending.
            assertThat(api.eventTypes(id)).isEqualTo(HAPPY_STORY);
        }
    }

    @Test
    void a_compensation_that_keeps_failing_is_parked_and_settled_when_an_operator_asks_again() {
        LocalHubOptions options = alone().with("hub.gateway.breaker.faults", "1000")
                .with("hub.reservation.hold-ms", "4000")
                .with("saga.dynamodb.max-attempts", "2")
                .with("saga.dynamodb.first-backoff-ms", "100");
        try (LocalHub hub = LocalHub.start(options);
                Shop shop = new Shop(hub)) {
            Api api = new Api(hub.api());
            String id = place(api, "pm_sim_error_503_9");
            await().atMost(Duration.ofSeconds(60)).until(() -> sagaStatus(api, shop, id), "PARKED"::equals);
            assertThat(api.status(id)).isEqualTo("COMPENSATING");

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        act(api, sagaOf(shop, id), "retry");
                        return api.status(id).equals("EXPIRED");
                    });

            LedgerEntry entry = hub.gateway().ledger().of(id);
            assertThat(entry.captured()).isEqualTo(entry.refunded());
            assertThat(api.eventTypes(id)).endsWith("PaymentRefunded", "InventoryReleased");
            assertThat(shop.stock("COF-ETH-250").reserved()).isZero();
        }
    }

    @Test
    void while_the_breaker_is_open_orders_wait_and_when_it_closes_they_go_on() {
        LocalHubOptions options = alone().with("hub.gateway.breaker.open-s", "8");
        try (LocalHub hub = LocalHub.start(options)) {
            Api api = new Api(hub.api());
            assertThat(metrics(api))
                    .contains("orderhub_gateway_breaker{application=\"order-hub\",state=\"closed\"} 1.0");
            List<String> unlucky = IntStream.range(0, 5)
                    .mapToObj(i -> place(api, "pm_sim_flap_5"))
                    .toList();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(metrics(api))
                    .contains("orderhub_gateway_breaker{application=\"order-hub\",state=\"open\"} 1.0"));
            List<String> waiting = IntStream.range(0, 3)
                    .mapToObj(i -> place(api, "pm_card_visa"))
                    .toList();

            waiting.forEach(id -> awaitStatus(api, id, "RESERVED"));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(metrics(api))
                    .containsPattern("breaker_refused_total\\{[^}]*} [1-9]"));

            unlucky.forEach(id -> assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED"));
            waiting.forEach(id -> {
                assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
                assertThat(api.eventTypes(id))
                        .as("nobody was asked, nothing was unknown")
                        .isEqualTo(HAPPY_STORY);
                assertThat(hub.gateway().ledger().of(id).captures()).isOne();
            });
            assertThat(metrics(api))
                    .contains("orderhub_gateway_breaker{application=\"order-hub\",state=\"closed\"} 1.0");
        }
    }

    private static LocalHubOptions alone() {
        return LocalHubOptions.forTests().with("spring.jmx.unique-names", "true");
    }

    private static String place(Api api, String token) {
        return api.place(Examples.order("good").replace("pm_card_visa", token)).orderId();
    }

    private static void awaitStatus(Api api, String id, String status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id), status::equals);
    }

    private static String metrics(Api api) {
        return api.get("/actuator/prometheus").response().body();
    }

    /** The command of an order comes again while the first is being handled: in a group of its own, nothing holds it. */
    private static void asIfTheVisibilityTimeoutHadPassed(Shop shop, String id) {
        String queue = shop.sqs
                .getQueueUrl(get -> get.queueName("order-processing.fifo"))
                .queueUrl();
        shop.sqs.sendMessage(send -> send.queueUrl(queue)
                .messageGroupId("again")
                .messageDeduplicationId(id)
                .messageBody("{\"orderId\":\"" + id + "\",\"version\":1,\"published\":1}"));
    }

    private static Api.Answer act(Api api, String sagaId, String action) {
        return api.send(api.request("/admin/sagas/" + sagaId + "/" + action)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(WHO_AND_WHY)));
    }

    private static String sagaStatus(Api api, Shop shop, String id) {
        JsonNode saga = api.get("/admin/sagas/" + sagaOf(shop, id)).json();
        return saga.path("status").asText();
    }

    private static String sagaOf(Shop shop, String orderId) {
        Map<String, AttributeValue> order = shop.dynamoDb
                .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS(orderId))))
                .item();
        return order.getOrDefault("saga_id", AttributeValue.fromS("none")).s();
    }
}
