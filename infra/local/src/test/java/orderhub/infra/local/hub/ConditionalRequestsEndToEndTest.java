package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** Versions of an order, by which callers read only what is new to them and decide only on what they have seen. */
class ConditionalRequestsEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final int RACES = 4;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void every_answer_that_shows_an_order_names_its_version() {
        Api.Answer placed = api.place(Examples.order("good"));
        assertThat(placed.header("ETag")).isEqualTo("\"1\"");

        api.awaitEnd(placed.orderId());

        Api.Answer shown = api.get("/orders/" + placed.orderId());
        int changes = api.eventTypes(placed.orderId()).size();
        assertThat(shown.header("ETag")).isEqualTo("\"" + changes + "\"");
    }

    @Test
    void whoever_has_the_version_is_sent_no_body() {
        String path = ended();
        String tag = api.get(path).header("ETag");

        Api.Answer same = api.send(api.request(path).header("If-None-Match", tag));
        Api.Answer oneOfTwo =
                api.send(api.request(path).header("If-None-Match", "\"1\"").header("If-None-Match", "W/" + tag));
        Api.Answer any = api.send(api.request(path).header("If-None-Match", "*"));
        Api.Answer other = api.send(api.request(path).header("If-None-Match", "\"1\", \"2\""));

        assertThat(List.of(same, oneOfTwo, any)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.response().body()).isEmpty();
        });
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.json().path("orderId").asText()).isNotEmpty();
    }

    @Test
    void a_condition_that_makes_no_sense_is_the_caller_s_mistake_and_named() {
        String path = ended();

        for (String header : List.of("If-Match", "If-None-Match")) {
            Api.Answer answer = api.send(api.request(path).header(header, "3"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:invalid-parameter");
            assertThat(answer.json().at("/errors/0/parameter").asText()).isEqualTo(header);
        }
    }

    @Test
    void an_order_is_only_decided_on_at_the_version_that_was_looked_at() {
        String path = inReview();
        String tag = api.get(path).header("ETag");

        Api.Answer stale = decide(path + "/approve", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("type").asText()).isEqualTo("urn:orderhub:problem:precondition-failed");
        assertThat(decide(path + "/approve", "W/" + tag).status()).isEqualTo(412);
        assertThat(api.get(path).header("ETag")).isEqualTo(tag);

        Api.Answer approved = decide(path + "/approve", tag);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.header("ETag")).isNotEqualTo(tag).matches("\"\\d+\"");
        assertThat(decide(path + "/reject", tag).status()).isEqualTo(412);
    }

    @Test
    void of_two_who_decide_on_the_same_version_at_once_one_is_told_that_it_has_passed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < RACES; race++) {
                String path = inReview();
                String tag = api.get(path).header("ETag");
                List<Callable<Integer>> both =
                        List.of(() -> decide(path + "/approve", tag).status(), () -> decide(path + "/reject", tag)
                                .status());

                List<Future<Integer>> statuses = threads.invokeAll(both);

                assertThat(List.of(statuses.get(0).get(), statuses.get(1).get()))
                        .containsExactlyInAnyOrder(200, 412);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Api.Answer decide(String path, String tag) {
        return api.send(api.request(path).header("If-Match", tag).POST(BodyPublishers.noBody()));
    }

    private String ended() {
        String id = api.place(Examples.order("good")).orderId();
        api.awaitEnd(id);
        return "/orders/" + id;
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(A_WHILE).until(() -> api.status(id).equals("IN_REVIEW"));
        return "/orders/" + id;
    }
}
