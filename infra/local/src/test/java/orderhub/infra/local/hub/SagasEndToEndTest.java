package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The saga of an order outlives hubs, and operators can see it and act on it. */
class SagasEndToEndTest {

    private static final String WHO_AND_WHY = "{\"operator\": \"kim\", \"reason\": \"the customer called\"}";

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void an_order_whose_hub_is_gone_is_undone_at_its_deadline_by_another() {
        Map<String, String> settings = Map.of("spring.jmx.unique-names", "true", "hub.reservation.hold-ms", "8000");
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Shop shop = new Shop(surroundings.aws().endpoint())) {
            Map<String, Shop.Stock> before = shop.stock();
            String id;
            try (ConfigurableApplicationContext first = LocalHub.startHub(surroundings, 0, settings)) {
                Api there = new Api(LocalHub.apiOf(first));
                id = there.place(Examples.order("high-value")).orderId();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> there.status(id).equals("IN_REVIEW"));
            }

            try (ConfigurableApplicationContext second = LocalHub.startHub(surroundings, 0, settings)) {
                assertThat(new Api(LocalHub.apiOf(second)).awaitEnd(id)).isEqualTo("EXPIRED");
            }

            LedgerEntry entry = surroundings.gateway().ledger().of(id);
            assertThat(entry.captured()).isEqualTo(339_800).isEqualTo(entry.refunded());
            assertThat(shop.stock()).isEqualTo(before);
        }
    }

    @Test
    void an_order_that_could_not_be_charged_in_time_is_settled_and_gives_its_stock_back() {
        LocalHubOptions options = LocalHubOptions.forTests()
                .with("spring.jmx.unique-names", "true")
                .with("hub.gateway.breaker.faults", "100")
                .with("hub.reservation.hold-ms", "6000");
        try (LocalHub impatient = LocalHub.start(options);
                Shop shop = new Shop(impatient)) {
            Api there = new Api(impatient.api());
            Map<String, Shop.Stock> before = shop.stock();

            // Two or three charges fail before the deadline, as chance spreads them, and the next attempts after it.
            String id = there.place(Examples.order("good").replace("pm_card_visa", "pm_sim_error_503_5"))
                    .orderId();

            assertThat(there.awaitEnd(id)).isEqualTo("EXPIRED");
            LedgerEntry entry = impatient.gateway().ledger().of(id);
            assertThat(entry.captured()).isEqualTo(entry.refunded());
            assertThat(shop.stock()).isEqualTo(before);
            JsonNode saga = there.get("/admin/sagas/" + sagaOf(shop, id)).json();
            assertThat(saga.path("status").asText()).isEqualTo("COMPENSATED");
            assertThat(saga.path("steps"))
                    .as("joined once, however often it was tried")
                    .hasSize(2);
        }
    }

    @Test
    void an_order_whose_saga_is_gone_is_taken_over_by_another() {
        try (Shop shop = new Shop(hub)) {
            String id = inReview();
            shop.dynamoDb.updateItem(update -> update.tableName("orders")
                    .key(Map.of("order_id", AttributeValue.fromS(id)))
                    .updateExpression("SET saga_id = :gone")
                    .expressionAttributeValues(Map.of(":gone", AttributeValue.fromS("saga-of-long-ago"))));

            api.post("/orders/" + id + "/approve");

            assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
            String other = sagaOf(shop, id);
            assertThat(saga(other).path("steps")).hasSize(2);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(saga(other).path("status").asText()).isEqualTo("COMPLETED"));
        }
    }

    @Test
    void the_saga_of_a_shipped_order_is_completed_and_its_reservation_had_its_deadline() {
        try (Shop shop = new Shop(hub)) {
            String id = api.place(Examples.order("good")).orderId();
            api.awaitEnd(id);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            saga(sagaOf(shop, id)).path("status").asText())
                    .isEqualTo("COMPLETED"));

            JsonNode saga = saga(sagaOf(shop, id));
            assertThat(saga.path("steps").findValuesAsText("compensation"))
                    .containsExactly("direct://release-stock", "direct://refund-payment");
            JsonNode reserved = api.get("/orders/" + id + "/events").json().at("/events/1");
            assertThat(Instant.parse(reserved.path("expiresAt").asText()))
                    .isEqualTo(Instant.parse(saga.path("deadline").asText()));
        }
    }

    @Test
    void an_operator_undoes_an_order_that_waits_for_a_person() {
        try (Shop shop = new Shop(hub)) {
            String id = inReview();
            String sagaId = sagaOf(shop, id);
            assertThat(running()).contains(sagaId);

            Api.Answer answer = act(sagaId, "compensate", WHO_AND_WHY);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            LedgerEntry entry = hub.gateway().ledger().of(id);
            assertThat(entry.captured()).isEqualTo(entry.refunded());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(saga(sagaId).path("status").asText()).isEqualTo("COMPENSATED"));
            assertThat(saga(sagaId).at("/audit/0/who").asText()).isEqualTo("kim");
            assertThat(saga(sagaId).at("/audit/0/why").asText()).isEqualTo("the customer called");
            assertThat(running()).doesNotContain(sagaId);
            assertThat(act(sagaId, "compensate", WHO_AND_WHY).status()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/sagas?kind=lost,  422",
        "/admin/sagas?limit=many, 422",
        "/admin/sagas?limit=101,  422",
        "/admin/sagas?cursor=x,   422",
        "/admin/sagas/unknown,    404",
        "/admin/sagas/null,       404",
        "/admin/sagas?kind=due,   200",
        "/admin/sagas,            200"
    })
    void an_operator_is_told_what_was_wrong(String path, int status) {
        assertThat(api.get(path).status()).isEqualTo(status);
    }

    @Test
    void nobody_acts_on_a_saga_without_saying_who_and_why() {
        try (Shop shop = new Shop(hub)) {
            String sagaId = sagaOf(shop, inReview());

            assertThat(act(sagaId, "compensate", "{}").status()).isEqualTo(422);
            assertThat(act(sagaId, "steps/1/skip", WHO_AND_WHY).status()).isEqualTo(409);
            assertThat(act(sagaId, "steps/first/skip", WHO_AND_WHY).status()).isEqualTo(422);
            assertThat(act("unknown", "retry", WHO_AND_WHY).status()).isEqualTo(404);
            assertThat(saga(sagaId).path("status").asText()).isEqualTo("RUNNING");
        }
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id).equals("IN_REVIEW"));
        return id;
    }

    private String running() {
        return api.get("/admin/sagas?kind=running&limit=100").json().toString();
    }

    private JsonNode saga(String sagaId) {
        return api.get("/admin/sagas/" + sagaId).json();
    }

    private Api.Answer act(String sagaId, String action, String body) {
        return api.send(api.request("/admin/sagas/" + sagaId + "/" + action)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String sagaOf(Shop shop, String orderId) {
        Map<String, AttributeValue> order = shop.dynamoDb
                .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS(orderId))))
                .item();
        return AttributeValue.fromM(order)
                .m()
                .getOrDefault("saga_id", AttributeValue.fromS("none"))
                .s();
    }
}
