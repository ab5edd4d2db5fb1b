package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request that changes something can be repeated with its key, and is done once. */
class IdempotencyKeysEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Executor AT_ONCE = call -> new Thread(call, "caller").start();
    private static final int CALLERS = 20;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void a_decision_that_is_repeated_with_its_key_is_answered_as_it_was_first() {
        String path = inReview() + "/approve";
        String key = newKey();

        Api.Answer first = post(api, path, key, "");
        await().atMost(SOON)
                .until(
                        () -> api.get(path.replace("/approve", ""))
                                .json()
                                .path("status")
                                .asText(),
                        "SHIPPED"::equals);
        Api.Answer again = post(api, path, key, "");
        Api.Answer withoutKey = api.post(path);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Idempotency-Replayed")).isEqualTo("false");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("X-Trace-Id")).isNotEqualTo(first.header("X-Trace-Id"));
        assertThat(withoutKey.status()).isEqualTo(409);
    }

    @Test
    void a_key_stands_for_one_request_of_one_caller() {
        String path = inReview() + "/cancel";
        String key = newKey();

        Api.Answer first = post(api, path, key, "{\"reason\": \"twice\"}");
        Api.Answer sameMeaning = post(api, path, key, " { \"reason\":\"twice\" }");
        Api.Answer otherBody = post(api, path, key, "{\"reason\": \"thrice\"}");
        Api.Answer otherPath = post(api, path.replace("/cancel", "/reject"), key, "");
        Api.Answer otherCaller =
                post(api.as(Tokens.of(TokenRequest.staff().withSubject("lee"))), path, key, "{\"reason\": \"thrice\"}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(sameMeaning.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(List.of(otherBody, otherPath)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:idempotency-key-reused");
        });
        assertThat(otherCaller.status()).isIn(200, 202);
        assertThat(otherCaller.header("Idempotency-Replayed")).isEqualTo("false");
    }

    @Test
    void what_was_refused_is_decided_anew() {
        String path = inReview() + "/approve";
        String key = newKey();
        String tag = api.get(path.replace("/approve", "")).header("ETag");

        Api.Answer stale = api.send(keyed(api, path, key, "").header("If-Match", "\"1\""));
        Api.Answer fresh = api.send(keyed(api, path, key, "").header("If-Match", tag));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.header("Idempotency-Replayed")).isEqualTo("false");
    }

    @Test
    void of_many_at_once_with_one_key_one_is_done_and_no_other_is_told_otherwise() {
        String path = inReview() + "/reject";
        String key = newKey();

        List<CompletableFuture<Api.Answer>> calls = IntStream.range(0, CALLERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(api, path, key, ""), AT_ONCE))
                .toList();
        List<Api.Answer> answers = calls.stream().map(CompletableFuture::join).toList();

        List<Api.Answer> done =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(done.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").equals("false")))
                .hasSize(1);
        assertThat(done.stream().map(answer -> answer.response().body()).distinct())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:idempotency-key-in-use");
            assertThat(answer.retryAfter()).isPresent();
        });
        assertThat(post(api, path, key, "").header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_whose_hub_died_is_taken_over_when_its_lease_is_over() {
        String path = inReview() + "/approve";
        String key = newKey();
        assertThat(post(api, path, key, "").status()).isEqualTo(200);
        forgetTheAnswer(api, path, key);

        Api.Answer again = post(api, path, key, "");

        assertThat(again.status())
                .as("what was done is not done again, and the order says why")
                .isEqualTo(409);
        assertThat(again.json().path("type").asText()).isEqualTo("urn:orderhub:problem:not-in-review");
    }

    /** As if its hub had died between the work and the keeping of the answer, long ago. */
    private void forgetTheAnswer(Api caller, String path, String key) {
        assertThat(post(caller, path, key, "").header("Idempotency-Replayed")).isEqualTo("true");
        AwsClients aws = new AwsClients(hub.aws().endpoint());
        aws.dynamoDb.scanPaginator(scan -> scan.tableName("idempotency_keys")).items().stream()
                .filter(item -> item.containsKey("answer_body")
                        && item.get("answer_body").s().contains(path.replaceAll("/orders/|/approve", "")))
                .forEach(item -> aws.dynamoDb.updateItem(update -> update.tableName("idempotency_keys")
                        .key(Map.of("key_id", item.get("key_id")))
                        .updateExpression("SET lease_until = :past REMOVE answer_status, answer_headers, answer_body")
                        .expressionAttributeValues(Map.of(":past", AttributeValue.fromN("1")))));
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(SOON).until(() -> api.status(id), "IN_REVIEW"::equals);
        return "/orders/" + id;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Api.Answer post(Api caller, String path, String key, String body) {
        return caller.send(keyed(caller, path, key, body));
    }

    private static HttpRequest.Builder keyed(Api caller, String path, String key, String body) {
        HttpRequest.Builder request = caller.request(path)
                .header("Idempotency-Key", key)
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }
}
