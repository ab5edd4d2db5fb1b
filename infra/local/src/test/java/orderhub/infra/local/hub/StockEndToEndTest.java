package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sold and how much of it there is, as callers and those who keep the stock see it. */
class StockEndToEndTest {

    private static final String COFFEE = "COF-ETH-250";
    private static final String IN_SHARDS = "ELE-EARBUD";

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void the_pages_of_the_catalogue_have_every_product_once() {
        List<String> seen = new ArrayList<>();
        String path = "/catalogue?limit=40";
        String next = "";
        do {
            Api.Answer page = api.get(path + next);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.json().get("products")).hasSizeLessThanOrEqualTo(40);
            page.json()
                    .get("products")
                    .forEach(product -> seen.add(product.get("productId").textValue()));
            next = page.json().has("next")
                    ? "&cursor=" + page.json().get("next").textValue()
                    : "";
        } while (!next.isEmpty());

        List<String> sold = new ArrayList<>();
        Api.read(Examples.text("catalogue.json"))
                .forEach(row -> sold.add(row.get("productId").textValue()));
        assertThat(seen).doesNotHaveDuplicates().containsAll(sold);
    }

    @Test
    void a_product_is_shown_with_its_prices_in_minor_units_and_without_its_stock() {
        JsonNode coffee = api.get("/catalogue/" + COFFEE).json();

        JsonNode row = row(COFFEE);
        assertThat(coffee.get("name")).isEqualTo(row.get("name"));
        assertThat(coffee.get("lane")).isEqualTo(row.get("lane"));
        assertThat(coffee.get("prices").properties())
                .isEqualTo(row.get("prices").properties());
        assertThat(coffee.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("productId", "name", "lane", "prices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-SUCH-THING", "cof-eth-250", "COF-ETH-250%23", "%F0%9F%92%A9", "$%7Bbody%7D", "null"})
    void a_product_that_nobody_sells_is_not_found(String id) {
        for (String path : List.of("/catalogue/" + id, "/admin/stock/" + id)) {
            Api.Answer answer = api.get(path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().get("type").textValue()).isEqualTo("urn:orderhub:problem:product-not-found");
        }
        assertThat(restock(id, key(), 1).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, /limit",
        "?limit=101, /limit",
        "?limit=1e2, /limit",
        "?cursor=, /cursor",
        "?cursor=COF-ETH-250, /cursor",
        "?cursor=AAAAAAAAAAAAAAAAAAAAAENPRi1FVEgtMjUw, /cursor"
    })
    void a_page_that_the_hub_gave_nobody_is_refused(String query, String pointer) {
        Api.Answer answer = api.get("/catalogue" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    }

    @Test
    void the_stock_of_a_product_is_that_of_all_its_shards() {
        try (Shop shop = new Shop(hub)) {
            for (String product : List.of(COFFEE, IN_SHARDS)) {
                JsonNode stock = api.get("/admin/stock/" + product).json();

                Shop.Stock expected = shop.stock(product);
                assertThat(stock.get("available").longValue()).isEqualTo(expected.available());
                assertThat(stock.get("reserved").longValue()).isEqualTo(expected.reserved());
                assertThat(stock.get("shipped").longValue()).isEqualTo(expected.shipped());
                assertThat(stock.get("items"))
                        .hasSize(row(product).path("stockShards").asInt(1));
            }
        }
    }

    @Test
    void a_delivery_is_put_on_the_shelves_once_however_often_it_is_said() throws Exception {
        try (Shop shop = new Shop(hub)) {
            long before = shop.stock(IN_SHARDS).available();
            long notedBefore = shop.restocked().getOrDefault(IN_SHARDS, 0L);
            String key = key();

            List<Api.Answer> answers = atOnce(20, () -> restock(IN_SHARDS, key, 10));

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(new HashSet<>(answers.stream().map(Api.Answer::json).toList()))
                    .as("different answers")
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.header("Idempotency-Replayed").equals("false"))
                    .hasSize(1);
            assertThat(shop.stock(IN_SHARDS).available()).isEqualTo(before + 10);
            assertThat(shop.restocked()).containsEntry(IN_SHARDS, notedBefore + 10);
            JsonNode items = answers.get(0).json().get("items");
            assertThat(items)
                    .hasSize(Math.min(10, row(IN_SHARDS).path("stockShards").asInt(1)));
        }
    }

    @Test
    void a_key_stands_for_one_delivery() {
        String key = key();
        assertThat(restock(COFFEE, key, 5).status()).isEqualTo(200);

        Api.Answer other = restock(COFFEE, key, 6);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").textValue()).isEqualTo("urn:orderhub:problem:idempotency-key-reused");
        assertThat(restock(COFFEE, key, 5).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_delivery_needs_a_key_a_quantity_and_somebody_who_says_why() {
        assertThat(send(COFFEE, Map.of(), body(1)).status()).isEqualTo(400);
        assertThat(send(COFFEE, Map.of("Idempotency-Key", "two words"), body(1)).status())
                .isEqualTo(400);
        assertThat(restock(COFFEE, key(), 0).status()).isEqualTo(422);
        assertThat(restock(COFFEE, key(), 1_000_001).status()).isEqualTo(422);
        assertThat(send(COFFEE, Map.of("Idempotency-Key", key()), "{\"quantity\": 1}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void what_was_never_in_stock_can_be_ordered_once_some_came_in() {
        try (Shop shop = new Shop(hub)) {
            String novelty =
                    "NEW-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
            shop.offer(novelty, COFFEE);
            String order = Examples.order("good").replace(COFFEE, novelty);
            assertThat(api.awaitEnd(api.place(order).orderId())).isEqualTo("REJECTED");
            assertThat(api.get("/admin/stock/" + novelty)
                            .json()
                            .get("available")
                            .longValue())
                    .isZero();

            assertThat(restock(novelty, key(), 3).status()).isEqualTo(200);

            assertThat(api.awaitEnd(api.place(order).orderId())).isEqualTo("SHIPPED");
            assertThat(shop.stock(novelty).total()).isEqualTo(3);
        }
    }

    private static List<Api.Answer> atOnce(int times, Callable<Api.Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answer : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Api.Answer restock(String product, String key, int quantity) {
        return send(product, Map.of("Idempotency-Key", key), body(quantity));
    }

    private Api.Answer send(String product, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        var request = api.request("/admin/stock/" + product + "/restock").POST(BodyPublishers.ofString(body));
        all.forEach(request::header);
        return api.send(request);
    }

    private static String body(int quantity) {
        return """
                {"quantity": %d, "operator": "kim", "reason": "delivery 118"}""".formatted(quantity);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode row(String product) {
        for (JsonNode row : Api.read(Examples.text("catalogue.json"))) {
            if (row.get("productId").textValue().equals(product)) {
                return row;
            }
        }
        throw new AssertionError(product);
    }
}
