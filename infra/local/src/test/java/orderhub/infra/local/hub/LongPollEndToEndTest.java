package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who wait for an order instead of asking again and again. */
class LongPollEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    /** More than the HTTP server has threads for requests, where it has no virtual ones. */
    private static final int MANY = 40;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api(), Duration.ofMinutes(2));
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void whoever_waits_for_the_end_of_an_order_is_told_when_it_has_ended() {
        String id = api.place(Examples.order("good")).orderId();

        Api.Answer answer = api.get("/orders/" + id + "?waitFor=terminal&timeout=60");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(answer.header("ETag")).isEqualTo("\"" + api.eventTypes(id).size() + "\"");
    }

    @Test
    void whoever_waits_for_a_change_is_told_of_the_next() throws Exception {
        String path = inReview();
        String tag = api.get(path).header("ETag");
        CompletableFuture<Api.Answer> waiting = ask(path + "?waitFor=change&timeout=60", tag);

        api.send(api.request(path + "/approve").POST(BodyPublishers.noBody()));

        Api.Answer answer = waiting.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isNotEqualTo(tag);
        assertThat(api.get(path + "?waitFor=change&timeout=60").status()).isEqualTo(200);
    }

    @Test
    void when_the_time_is_up_the_answer_is_the_order_as_it_stands() throws Exception {
        String path = inReview();
        String tag = api.get(path).header("ETag");

        Api.Answer waited = api.get(path + "?waitFor=terminal&timeout=1");
        Api.Answer unchanged = ask(path + "?waitFor=change&timeout=1", tag).get();

        assertThat(waited.status()).isEqualTo(200);
        assertThat(waited.json().path("status").asText()).isEqualTo("IN_REVIEW");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.response().body()).isEmpty();
    }

    @Test
    void many_who_wait_hold_up_nobody_else() {
        String path = inReview();
        List<CompletableFuture<Api.Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            waiting.add(ask(path + "?waitFor=terminal&timeout=60", ""));
        }

        String other = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(other)).isEqualTo("SHIPPED");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        api.send(api.request(path + "/approve").POST(BodyPublishers.noBody()));

        assertThat(waiting).map(CompletableFuture::join).allSatisfy(answer -> assertThat(
                        answer.json().path("status").asText())
                .isEqualTo("SHIPPED"));
    }

    @ParameterizedTest
    @CsvSource({
        "waitFor=godot,              waitFor",
        "waitFor=change&timeout=0,   timeout",
        "waitFor=change&timeout=61,  timeout",
        "timeout=5,                  timeout",
        "waitFor=change&waitFor=terminal, waitFor",
        "waitFro=change,             ''"
    })
    void what_cannot_be_waited_for_is_refused_and_named(String query, String parameter) {
        String id = api.place(Examples.order("good")).orderId();

        Api.Answer answer = api.get("/orders/" + id + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:invalid-parameter");
        assertThat(answer.json().at("/errors/0/parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void an_order_that_is_not_there_is_not_waited_for() {
        assertThat(api.get("/orders/11111111-2222-8333-8444-555555555555?waitFor=terminal&timeout=60")
                        .status())
                .isEqualTo(404);
    }

    private CompletableFuture<Api.Answer> ask(String path, String ifNoneMatch) {
        return CompletableFuture.supplyAsync(
                () -> api.send(
                        ifNoneMatch.isEmpty()
                                ? api.request(path)
                                : api.request(path).header("If-None-Match", ifNoneMatch)),
                callers);
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(A_WHILE).until(() -> api.status(id).equals("IN_REVIEW"));
        return "/orders/" + id;
    }
}
