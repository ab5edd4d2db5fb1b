package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub with room for one who waits and one who follows, which is then told to stop. */
class ReadLimitsEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    /** Two at once, however few threads the common pool has. */
    private static final Executor ASKING = request -> new Thread(request, "asks").start();

    @Test
    void beyond_its_limits_it_answers_at_once_and_when_it_stops_it_keeps_nobody_waiting() {
        LocalHub beside = SharedHub.get();
        ConfigurableApplicationContext hub = LocalHub.startHub(
                beside.aws().endpoint(),
                beside.gateway().baseUrl(),
                beside.issuer().jwkSetUri(),
                0,
                Map.of(
                        "spring.jmx.unique-names", "true",
                        "hub.reads.max-waiting", "1",
                        "hub.reads.max-streams", "1",
                        "hub.reads.heartbeat-s", "1",
                        // Longer than a stop may take, so that it is the stop that ends the wait.
                        "hub.reads.wait-longest-s", "600",
                        "hub.reads.stream-longest-s", "600"));
        try {
            Api api = new Api(LocalHub.apiOf(hub), Duration.ofMinutes(2));
            String id = api.place(Examples.order("high-value")).orderId();
            await().atMost(A_WHILE).until(() -> api.status(id).equals("IN_REVIEW"));
            String path = "/orders/" + id;

            List<CompletableFuture<Api.Answer>> asked = List.of(ask(api, path), ask(api, path));
            try (EventReader following = api.stream(path + "/stream", "")) {
                await().atMost(A_WHILE).until(() -> following.heartbeats() > 1);
                // Whoever is first waits; the other is answered at once.
                await().atMost(A_WHILE).until(() -> asked.stream().anyMatch(CompletableFuture::isDone));
                Api.Answer another = api.get(path + "/stream");
                assertThat(another.status()).isEqualTo(503);
                assertThat(another.json().path("type").asText()).isEqualTo("urn:orderhub:problem:too-many-streams");
                assertThat(another.retryAfter()).isPresent();
                assertThat(asked).filteredOn(answer -> !answer.isDone()).hasSize(1);
                assertThat(following.ended()).isFalse();

                hub.close();

                await().atMost(A_WHILE).until(following::ended);
                assertThat(following.cutOff()).isFalse();
                assertThat(asked).map(CompletableFuture::join).allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.json().path("status").asText()).isEqualTo("IN_REVIEW");
                });
            }
        } finally {
            // Does nothing when it is closed already.
            hub.close();
        }
    }

    private static CompletableFuture<Api.Answer> ask(Api api, String path) {
        return CompletableFuture.supplyAsync(() -> api.get(path + "?waitFor=terminal&timeout=600"), ASKING);
    }
}
