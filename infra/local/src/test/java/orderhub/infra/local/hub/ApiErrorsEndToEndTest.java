package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

/** What a caller is told who gets something wrong, and what no caller can bring about. */
class ApiErrorsEndToEndTest {

    private static final String NO_SUCH_ORDER = "11111111-2222-8333-8444-555555555555";

    /** Something that only the request contains. */
    private static final String CANARY = "canary7319";

    /** One byte more than any order may have. */
    private static final int TOO_MANY_BYTES = 32_769;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @ParameterizedTest
    @ValueSource(strings = {"{\"customerId\": \"canary7319\", ", "canary7319", "", "{} canary7319", "\u0000"})
    void a_body_that_is_no_json_is_refused(String body) {
        assertProblem(api.place(body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "17", "\"canary7319\"", "{}"})
    void a_body_that_is_no_order_breaks_the_contract(String body) {
        assertProblem(api.place(body), 422);
    }

    @Test
    void every_breach_of_the_contract_is_told_at_once_with_its_place() {
        Api.Answer answer = api.place(Examples.order("invalid-schema"));

        assertProblem(answer, 422);
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "/customerId",
                        "/items/0/productId",
                        "/items/0/quantity",
                        "/items/1/quantity",
                        "/items/1/price",
                        "/currency",
                        "/paymentMethod/token");
    }

    @Test
    void an_unknown_customer_product_and_kind_of_payment_are_told_together() {
        Api.Answer answer = api.place(Examples.order("invalid-customer-items-payment"));

        assertProblem(answer, 422);
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder("/customerId", "/items/1/productId", "/paymentMethod/type");
    }

    @Test
    void values_that_were_sent_are_not_repeated() {
        assertProblem(api.place(Examples.order("good").replace("C-1001", CANARY)), 422);
        assertProblem(api.place(Examples.order("good").replace("USD", CANARY)), 422);
        assertProblem(api.place(Examples.order("good").replace("\"card\"", "\"" + CANARY + "\"")), 422);
        assertProblem(api.place(Examples.order("good"), CANARY + " with a space"), 400);
    }

    @Test
    void an_unknown_order_cannot_be_found_whatever_is_asked_of_it() {
        assertUnknown(NO_SUCH_ORDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "AAAAAAAA-2222-8333-8444-555555555555",
                "%20",
                "%00",
                "%2e%2e",
                "%2F",
                "%5c",
                "..%2f..",
                ";orderId=x",
                "%F0%9F%92%A9",
                "$%7Bbody%7D"
            })
    void an_odd_id_is_the_caller_s_mistake_and_never_the_hub_s(String id) {
        assertThat(List.of(
                        api.get("/orders/" + id),
                        api.get("/orders/" + id + "/events"),
                        api.post("/orders/" + id + "/approve"),
                        api.post("/orders/" + id + "/reject")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isIn(400, 404, 405);
                    assertProblem(answer, answer.status());
                });
    }

    @Test
    void a_very_long_id_is_the_caller_s_mistake() {
        assertUnknown("a".repeat(6_000));
        assertThat(api.get("/orders/" + "a".repeat(20_000)).status()).isIn(400, 404, 414, 431);
    }

    @Test
    void an_order_needs_an_idempotency_key() {
        Api.Answer answer = api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Examples.order("good"))));

        assertProblem(answer, 400);
    }

    @Test
    void a_repeated_request_is_the_same_order_and_is_charged_once() {
        String key = UUID.randomUUID().toString();
        Api.Answer first = api.place(Examples.order("good"), key);
        ends(first.orderId());
        long orders = orders();

        Api.Answer second = api.place(Examples.order("good"), key);

        assertThat(first.header("Idempotency-Replayed")).isEqualTo("false");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.orderId()).isEqualTo(first.orderId());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(orders()).isEqualTo(orders);
        assertThat(hub.gateway().ledger().of(first.orderId()).captures()).isOne();
    }

    @Test
    void a_repeated_request_gets_its_order_although_its_product_is_not_sold_any_more() {
        try (Shop shop = new Shop(hub)) {
            shop.offer("GONE-SOON", "COF-ETH-250");
            String body =
                    Examples.order("good").replaceFirst("\"productId\": *\"[^\"]+\"", "\"productId\": \"GONE-SOON\"");
            String key = UUID.randomUUID().toString();
            String first = api.place(body, key).orderId();

            shop.withdraw("GONE-SOON");

            Api.Answer again = api.place(body, key);
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.orderId()).isEqualTo(first);
            assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                    .contains("true");
            assertProblem(api.place(body, UUID.randomUUID().toString()), 422);
        }
    }

    @Test
    void a_key_that_stands_for_one_request_cannot_stand_for_another() {
        String key = UUID.randomUUID().toString();
        String orderId = api.place(Examples.order("good"), key).orderId();
        ends(orderId);
        long orders = orders();

        assertProblem(api.place(Examples.order("good").replace("\"quantity\": 2", "\"quantity\": 3"), key), 422);
        assertThat(orders()).isEqualTo(orders);
    }

    @Test
    void fifty_requests_at_once_with_one_key_are_one_order() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            Callable<Api.Answer> request = () -> api.place(Examples.order("good"), key);
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answer : callers.invokeAll(Collections.nCopies(50, request))) {
                answers.add(answer.get());
            }
            assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
            assertThat(answers.stream().map(Api.Answer::orderId).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed")
                            .equals("false")))
                    .hasSize(1);
            String orderId = answers.get(0).orderId();
            ends(orderId);
            assertThat(hub.gateway().ledger().of(orderId).captures()).isOne();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_body_larger_than_any_order_is_refused_by_its_length_and_by_its_bytes() {
        byte[] body = (CANARY + " ".repeat(TOO_MANY_BYTES - CANARY.length())).getBytes(StandardCharsets.UTF_8);

        assertProblem(post(BodyPublishers.ofByteArray(body)), 413);
        assertProblem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413);
    }

    @Test
    void a_large_body_does_not_get_in_by_a_detour() {
        Api.Answer answer = api.send(api.request("/actuator/%2e%2e/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Examples.order("good") + " ".repeat(TOO_MANY_BYTES))));

        assertThat(answer.status()).isIn(400, 404, 405, 413);
    }

    @Test
    void the_largest_body_that_is_allowed_is_read() {
        String order = Examples.order("good");
        String padded = order + " ".repeat(TOO_MANY_BYTES - 1 - order.length());

        assertThat(post(BodyPublishers.ofString(padded)).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/canary7319"})
    void only_json_is_taken(String contentType) {
        Api.Answer answer = api.send(api.request("/orders")
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Examples.order("good"))));

        assertProblem(answer, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=canary7319", "canary7319", "application/json;;;=", "*/*"})
    void an_odd_content_type_is_never_the_hub_s_fault(String contentType) {
        Api.Answer answer = api.send(api.request("/orders")
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Examples.order("good"))));

        if (answer.status() != 202) {
            assertProblem(answer, 415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/json"})
    void a_problem_is_a_problem_document_whatever_the_caller_would_rather_have(String accept) {
        assertProblem(
                api.send(api.request("/orders/" + NO_SUCH_ORDER)
                        .header("Accept", accept)
                        .GET()),
                404);
        assertProblem(api.send(api.request("/nothing").header("Accept", accept).GET()), 404);
        assertProblem(api.send(api.request("/orders").header("Accept", accept).DELETE()), 405);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /orders",
        "PUT, /orders",
        "DELETE, /orders/" + NO_SUCH_ORDER,
        "POST, /orders/" + NO_SUCH_ORDER,
        "GET, /orders/" + NO_SUCH_ORDER + "/approve",
        "POST, /orders/" + NO_SUCH_ORDER + "/events"
    })
    void a_method_that_is_not_offered_is_refused(String method, String path) {
        assertProblem(api.send(api.request(path).method(method, BodyPublishers.noBody())), 405);
    }

    @Test
    void a_path_that_is_not_offered_is_not_found() {
        assertProblem(api.get("/nothing/" + CANARY), 404);
        assertProblem(api.get("/orders/" + NO_SUCH_ORDER + "/events/" + CANARY), 404);
    }

    @Test
    void headers_and_query_parameters_from_outside_steer_nothing_and_are_not_sent_back() {
        String other = api.place(Examples.order("digital")).orderId();
        Map<String, String> hostile = Map.of(
                "CamelHttpResponseCode", "418",
                "CamelHttpPath", CANARY,
                "Long-Running-Action", CANARY,
                "CamelAwsDdbKey", CANARY,
                "CamelAwsDdbOperation", "DeleteTable",
                "orderId", other,
                "X-Foo", CANARY,
                "X-Correlation-Id", CANARY);

        Api.Answer placed = api.send(with(hostile, "/orders?orderId=" + other + "&CamelHttpResponseCode=418")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Examples.order("good"))));
        assertThat(placed.status()).isEqualTo(202);
        assertNothingComesBack(placed);
        ends(placed.orderId());

        String path = "/orders/" + placed.orderId();
        Api.Answer refused = api.send(with(hostile, path + "?orderId=" + other + "&CamelHttpResponseCode=418")
                .GET());
        assertProblem(refused, 400);
        assertNothingComesBack(refused);

        Api.Answer found = api.send(with(hostile, path).GET());
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.orderId()).isEqualTo(placed.orderId()).isNotEqualTo(other);
        assertNothingComesBack(found);

        Api.Answer missing = api.send(with(hostile, "/orders/" + NO_SUCH_ORDER).GET());
        assertProblem(missing, 404);
        assertNothingComesBack(missing);
    }

    private HttpRequest.Builder with(Map<String, String> headers, String path) {
        HttpRequest.Builder request = api.request(path);
        headers.forEach(request::header);
        return request;
    }

    private static void assertNothingComesBack(Api.Answer answer) {
        assertThat(answer.response().headers().map().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .doesNotContain("x-foo", "orderid", "long-running-action", "idempotency-key")
                .noneMatch(name -> name.startsWith("camel"));
        assertThat(answer.response().headers().map().toString()).doesNotContain(CANARY);
        assertThat(answer.response().body()).doesNotContain(CANARY);
    }

    private Api.Answer post(BodyPublisher body) {
        return api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
    }

    private void assertUnknown(String id) {
        assertProblem(api.get("/orders/" + id), 404);
        assertProblem(api.get("/orders/" + id + "/events"), 404);
        assertProblem(api.post("/orders/" + id + "/approve"), 404);
        assertProblem(api.post("/orders/" + id + "/reject"), 404);
    }

    /** A problem as RFC 9457 has it, which gives away neither what was sent nor what the hub is made of. */
    private static void assertProblem(Api.Answer answer, int status) {
        String body = answer.response().body();
        assertThat(answer.status()).as(body).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(body).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        // The instance is the path that was asked for; everything else is the hub's own words.
        problem.fieldNames().forEachRemaining(member -> assertThat(
                        member.equals("instance") ? "" : problem.get(member).toString())
                .doesNotContain(CANARY)
                .doesNotContain("Exception", "orderhub.", "org.", "java.", "\tat "));
    }

    private static List<String> pointers(Api.Answer answer) {
        List<String> pointers = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(violation -> pointers.add(violation.get("pointer").textValue()));
        return pointers;
    }

    private void ends(String orderId) {
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(orderId).equals("SHIPPED"));
    }

    private long orders() {
        try (Shop shop = new Shop(hub)) {
            return shop.orders().size();
        }
    }
}
