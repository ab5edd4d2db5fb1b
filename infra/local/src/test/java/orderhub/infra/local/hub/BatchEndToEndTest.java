package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** Many orders in one request, each with its own outcome, and none of them twice. */
class BatchEndToEndTest {

    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String GOOD = line("good");

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void good_orders_are_placed_and_bad_ones_say_why_in_their_places() {
        String batch =
                String.join("\n", GOOD, "{\"customerId\": ", line("invalid-schema"), line("digital"), "[]", GOOD);

        Api.Answer answer = send(batch, LINES, key());

        assertThat(answer.status()).isEqualTo(200);
        JsonNode outcomes = answer.json().get("outcomes");
        assertThat(statuses(outcomes)).containsExactly(202, 400, 422, 202, 422, 202);
        assertThat(outcomes.at("/1/problem/type").textValue()).isEqualTo("urn:orderhub:problem:malformed-body");
        assertThat(outcomes.at("/2/problem/errors")).isNotEmpty();
        assertThat(ids(outcomes)).doesNotHaveDuplicates().hasSize(3).allSatisfy(id -> assertThat(api.awaitEnd(id))
                .isEqualTo("SHIPPED"));
        assertThat(outcomes.at("/3/location").textValue())
                .isEqualTo("/orders/" + outcomes.at("/3/order/orderId").textValue());
    }

    @Test
    void a_batch_that_is_sent_again_is_the_same_orders_and_each_is_charged_once() {
        String key = key();
        String batch = "[" + GOOD + "," + GOOD + "," + line("express") + "]";
        List<String> ids = ids(send(batch, ARRAY, key).json().get("outcomes"));
        ids.forEach(api::awaitEnd);

        JsonNode again = send(batch, ARRAY, key).json().get("outcomes");

        assertThat(ids(again)).isEqualTo(ids).doesNotHaveDuplicates();
        assertThat(again).allMatch(outcome -> outcome.get("replayed").booleanValue());
        assertThat(ids(send(batch.substring(1, batch.length() - 1).replace("},{\"cust", "}\n{\"cust"), LINES, key)
                        .json()
                        .get("outcomes")))
                .as("as lines")
                .isEqualTo(ids);
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(hub.gateway().ledger().of(id).captures()).isOne());
    }

    @Test
    void a_batch_that_many_send_at_once_is_placed_once() throws Exception {
        String key = key();
        String batch = IntStream.range(0, 5).mapToObj(i -> GOOD).collect(Collectors.joining(",", "[", "]"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<List<String>> told = new ArrayList<>();
            for (Future<Api.Answer> answer :
                    threads.invokeAll(Collections.<Callable<Api.Answer>>nCopies(8, () -> send(batch, ARRAY, key)))) {
                told.add(ids(answer.get().json().get("outcomes")));
            }
            assertThat(told).allMatch(told.get(0)::equals);
            assertThat(told.get(0)).hasSize(5).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_order_that_was_mended_is_placed_when_the_batch_is_sent_again_and_another_in_a_place_is_refused() {
        String key = key();
        JsonNode first = send("[" + GOOD + "," + line("invalid-schema") + "]", ARRAY, key)
                .json();
        assertThat(statuses(first.get("outcomes"))).containsExactly(202, 422);

        JsonNode mended =
                send("[" + line("digital") + "," + GOOD + "]", ARRAY, key).json();

        assertThat(statuses(mended.get("outcomes"))).containsExactly(422, 202);
        assertThat(mended.at("/outcomes/0/problem/type").textValue())
                .isEqualTo("urn:orderhub:problem:idempotency-key-reused");
    }

    @Test
    void a_batch_s_key_is_no_key_of_a_single_order() {
        String key = key();
        String alone = api.place(GOOD, key).orderId();

        JsonNode outcome = send("[" + GOOD + "]", ARRAY, key).json().at("/outcomes/0");

        assertThat(outcome.get("status").intValue()).isEqualTo(202);
        assertThat(outcome.get("replayed").booleanValue()).isFalse();
        assertThat(outcome.at("/order/orderId").textValue()).isNotEqualTo(alone);
    }

    @Test
    void a_batch_may_be_larger_than_an_order_and_not_without_end() {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> "{\"n\":" + i + "}").collect(Collectors.joining("\n"));
        String spaces = " ".repeat(40_000);

        assertThat(send(hundred + spaces, LINES, key()).json().get("outcomes")).hasSize(100);
        assertThat(send(hundred + "\n{}", LINES, key()).status()).isEqualTo(422);
        assertThat(send(hundred + " ".repeat(1_048_576), LINES, key()).status()).isEqualTo(413);
        assertThat(api.place(GOOD + spaces).status()).as("a single order").isEqualTo(413);
    }

    @Test
    void what_is_no_batch_is_refused() {
        assertThat(send("[" + GOOD, ARRAY, key()).status()).isEqualTo(400);
        assertThat(send(GOOD, ARRAY, key()).status()).isEqualTo(422);
        assertThat(send("[]", ARRAY, key()).status()).isEqualTo(422);
        assertThat(send("[" + GOOD + "]", "text/plain", key()).status()).isEqualTo(415);
        assertThat(api.send(api.request("/orders/batch")
                                .header("Content-Type", ARRAY)
                                .POST(BodyPublishers.ofString("[" + GOOD + "]")))
                        .status())
                .isEqualTo(400);
    }

    private Api.Answer send(String body, String contentType, String key) {
        return api.send(api.request("/orders/batch")
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static List<Integer> statuses(JsonNode outcomes) {
        List<Integer> statuses = new ArrayList<>();
        outcomes.forEach(outcome -> statuses.add(outcome.get("status").intValue()));
        return statuses;
    }

    /** Of the orders that are there. */
    private static List<String> ids(JsonNode outcomes) {
        List<String> ids = new ArrayList<>();
        outcomes.forEach(outcome -> {
            if (outcome.has("order")) {
                ids.add(outcome.at("/order/orderId").textValue());
            }
        });
        return ids;
    }

    /** An example on one line. */
    private static String line(String example) {
        return Api.read(Examples.order(example)).toString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
