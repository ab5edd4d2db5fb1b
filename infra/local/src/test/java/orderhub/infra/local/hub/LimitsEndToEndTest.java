package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A hub of which one caller wants more than there is. */
class LimitsEndToEndTest {

    private static final String FLOODER = Tokens.customer("C-1001");
    private static final String NEIGHBOUR = Tokens.customer("C-1002");
    private static final int BURST = 20;

    @Test
    void a_flood_of_one_caller_is_refused_while_another_and_the_probes_are_served() throws Exception {
        LocalHubOptions options = LocalHubOptions.forTests()
                .with("spring.jmx.unique-names", "true")
                .with("hub.api.limits.caller.per-second", "10")
                .with("hub.api.limits.caller.burst", Integer.toString(BURST));
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalHub hub = LocalHub.start(options)) {
            AtomicBoolean flooding = new AtomicBoolean(true);
            List<Future<List<RawAnswer>>> flood = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                flood.add(callers.submit(() -> flood(hub, flooding)));
            }
            RawSocket socket = new RawSocket(hub.api());

            for (int i = 0; i < BURST; i++) {
                assertThat(get(socket, NEIGHBOUR, "/orders/unknown").status()).isEqualTo(404);
                assertThat(get(socket, FLOODER, "/actuator/health/liveness").status())
                        .isEqualTo(200);
            }

            flooding.set(false);
            List<RawAnswer> told = new ArrayList<>();
            for (Future<List<RawAnswer>> answers : flood) {
                told.addAll(answers.get());
            }
            assertThat(told).extracting(RawAnswer::status).contains(404, 429).containsOnly(404, 429);
            assertThat(told).allSatisfy(LimitsEndToEndTest::assertSaysWhatIsLeft);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get(socket, FLOODER, "/orders/unknown").status() == 404);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertSaysWhatIsLeft(RawAnswer answer) {
        ProblemCheck.isProblem(answer);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=20;w=2");
        assertThat(answer.header("RateLimit")).matches("\"caller\";r=\\d+;t=\\d+");
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("20");
        if (answer.status() == 429) {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
        }
    }

    /** At least until it was refused. */
    private static List<RawAnswer> flood(LocalHub hub, AtomicBoolean goOn) {
        RawSocket flooder = new RawSocket(hub.api());
        List<RawAnswer> answers = new ArrayList<>();
        while (goOn.get() || answers.stream().noneMatch(answer -> answer.status() == 429)) {
            answers.add(get(flooder, FLOODER, "/orders/unknown"));
        }
        return answers;
    }

    private static RawAnswer get(RawSocket socket, String token, String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n";
        List<RawAnswer> answers = socket.send(request.getBytes(StandardCharsets.US_ASCII), RawSocket.Manner.WHOLE);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }
}
