package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Orders of one customer, a page at a time. Those of the test are copies of one that was shipped. */
class ListOrdersEndToEndTest {

    private static final String CUSTOMER = "C-990017";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int ORDERS = 23;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final Shop shop = new Shop(hub);
    private final List<String> newestFirst = new ArrayList<>();

    /** Three a second, which are equally new. */
    @BeforeEach
    void placeOrders() {
        String shipped = api.place(Examples.order("good")).orderId();
        api.awaitEnd(shipped);
        Map<String, AttributeValue> like = shop.dynamoDb
                .getItem(get -> get.tableName("orders").key(key(shipped)))
                .item();
        for (int i = 0; i < ORDERS; i++) {
            Map<String, AttributeValue> item = new HashMap<>(like);
            String id = UUID.randomUUID().toString();
            item.put("order_id", AttributeValue.fromS(id));
            item.put("customer_id", AttributeValue.fromS(CUSTOMER));
            item.put("created_at", AttributeValue.fromN(Long.toString(at(i).toEpochMilli())));
            // Nobody is to publish what never happened.
            item.put("published", item.getOrDefault("version", AttributeValue.fromN("0")));
            item.keySet().removeAll(List.of("relay_shard", "relay_at"));
            shop.dynamoDb.putItem(put -> put.tableName("orders").item(item));
            newestFirst.add(0, id);
        }
    }

    @AfterEach
    void takeAway() {
        newestFirst.forEach(id ->
                shop.dynamoDb.deleteItem(delete -> delete.tableName("orders").key(key(id))));
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 22, 23, 24, 100})
    void pages_of_any_size_have_every_order_once_and_the_newest_first(int limit) {
        List<JsonNode> orders = allPages("customerId=" + CUSTOMER + "&limit=" + limit);

        assertThat(orders)
                .extracting(order -> order.path("orderId").asText())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(orders)
                .extracting(order -> Instant.parse(order.path("createdAt").asText()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void a_page_has_twenty_orders_and_says_where_the_next_begins() {
        Api.Answer first = api.get("/orders?customerId=" + CUSTOMER);

        assertThat(first.json().path("orders")).hasSize(20);
        assertThat(first.json().at("/orders/0/status").asText()).isEqualTo("SHIPPED");
        assertThat(first.header("Link")).isEqualTo("<" + nextOf(first) + ">; rel=\"next\"");
        Api.Answer second = api.get(nextOf(first));
        assertThat(second.json().path("orders")).hasSize(3);
        assertThat(second.json().has("next")).isFalse();
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void from_is_in_and_to_is_out() {
        String range = "&from=" + at(3) + "&to=" + at(9);

        assertThat(allPages("customerId=" + CUSTOMER + "&limit=2" + range))
                .extracting(order -> order.path("createdAt").asText())
                .containsOnly(at(3).toString(), at(6).toString())
                .hasSize(6);
    }

    @Test
    void a_status_that_no_order_has_gives_pages_that_end() {
        assertThat(allPages("customerId=" + CUSTOMER + "&status=EXPIRED&limit=5"))
                .isEmpty();
        assertThat(allPages("customerId=" + CUSTOMER + "&status=SHIPPED&limit=5"))
                .hasSize(ORDERS);
    }

    @Test
    void an_order_is_in_the_list_soon_after_it_was_placed() {
        String id = api.place(Examples.order("good")).orderId();

        await().atMost(Duration.ofSeconds(30)).until(() -> api.get("/orders?customerId=C-1001&limit=1")
                .json()
                .at("/orders/0/orderId")
                .asText()
                .equals(id));
    }

    @Test
    void a_customer_whom_nobody_knows_has_no_orders() {
        Api.Answer answer = api.get("/orders?customerId=C-0000000");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("{\"orders\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "customerId=C-990017&limit=0,                        limit",
        "customerId=C-990017&limit=101,                      limit",
        "customerId=C-990017&limit=ten,                      limit",
        "customerId=C-990017&status=GONE,                    status",
        "customerId=C-990017&from=2026-03-02,                from",
        "customerId=C-990017&to=yesterday,                   to",
        "customerId=C-990017&from=2026-03-02T12:00:00Z&to=2026-03-02T11:00:00Z, to",
        "customerId=%00,                                     customerId",
        "customerId=C-990017&order=asc,                      ''"
    })
    void what_means_nothing_is_refused_and_named(String query, String parameter) {
        Api.Answer answer = api.get("/orders?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:invalid-parameter");
        assertThat(answer.json().at("/errors/0/parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void a_cursor_is_good_for_the_list_that_it_was_given_for_and_for_nothing_else() {
        String cursor = api.get("/orders?customerId=" + CUSTOMER + "&limit=5")
                .json()
                .path("next")
                .asText();

        assertThat(List.of(
                        "customerId=C-1001&cursor=" + cursor,
                        "customerId=" + CUSTOMER + "&status=SHIPPED&cursor=" + cursor,
                        "customerId=" + CUSTOMER + "&cursor=" + cursor.substring(1),
                        "customerId=" + CUSTOMER + "&cursor=B" + cursor.substring(1),
                        "customerId=" + CUSTOMER + "&cursor="))
                .allSatisfy(query -> {
                    Api.Answer answer = api.get("/orders?" + query);
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:invalid-cursor");
                });
    }

    private List<JsonNode> allPages(String query) {
        List<JsonNode> orders = new ArrayList<>();
        String path = "/orders?" + query;
        while (!path.isEmpty()) {
            Api.Answer page = api.get(path);
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            page.json().path("orders").forEach(orders::add);
            path = page.json().has("next") ? nextOf(page) : "";
        }
        return orders;
    }

    /** What is between the angle brackets of the header Link. */
    private static String nextOf(Api.Answer page) {
        String link = page.header("Link");
        return URI.create(link.substring(1, link.indexOf('>'))).toString();
    }

    private static Instant at(int order) {
        return NOON.plusSeconds(order - order % 3);
    }

    private static Map<String, AttributeValue> key(String orderId) {
        return Map.of("order_id", AttributeValue.fromS(orderId));
    }
}
