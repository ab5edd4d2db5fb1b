package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.schemas.Examples;
import orderhub.schemas.openapi.Answer;
import orderhub.schemas.openapi.AnswerCheck;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests that are nearly what the contract has: whatever they are, the hub answers, each operation as the
 * contract says of it, and it is never its own fault. {@code -Dfuzz.requests=N} sends more, {@code -Dorderhub.seed=N} the same again.
 */
class FuzzEndToEndTest {

    private static final int USUAL_REQUESTS = 2_000;

    /** Some operations look through queues, and wait for them. */
    private static final int CALLERS = 8;

    /** On a machine that is too slow for all of them. */
    private static final Duration ENOUGH = Duration.ofMinutes(4);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204, 207, 304);

    private static final Set<Integer> PROBLEM =
            Set.of(400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 429, 431, 501, 505);

    private static final Pattern REQUEST_LINE = Pattern.compile(":\\n([A-Z]+) ([^ ?]+)\\S* HTTP/1\\.1\\r\\n");

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final RawSocket socket = new RawSocket(hub.api());

    @Test
    void whatever_is_sent_is_answered_as_the_contract_has_it() throws Exception {
        int requests = Integer.getInteger("fuzz.requests", USUAL_REQUESTS);
        long seed = Long.getLong("orderhub.seed", System.nanoTime());
        System.out.println("seed: -Dorderhub.seed=" + seed + " -Dfuzz.requests=" + requests);
        Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Callable<Void> caller = () -> {
                while (next.get() < requests && System.nanoTime() - began < ENOUGH.toNanos()) {
                    int number = next.getAndIncrement();
                    byte[] request = FuzzedRequest.next(new Random(seed + number));
                    statuses.merge(statusOf(request, number), 1, Integer::sum);
                }
                return null;
            };
            for (Future<Void> done : callers.invokeAll(Collections.nCopies(CALLERS, caller))) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
        System.out.println(next + " requests: " + statuses);

        assertThat(statuses.keySet()).as("good ones among them").anyMatch(status -> status < 300);
        assertThat(api.awaitEnd(api.place(Examples.order("good")).orderId())).isEqualTo("SHIPPED");
    }

    /** A hub that has too much to do on a slow machine says so, and does it when it is asked again. */
    private List<RawAnswer> send(byte[] request) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> socket.send(request, RawSocket.Manner.END), answers -> answers.stream()
                        .noneMatch(FuzzEndToEndTest::asksToComeBack));
    }

    private static boolean asksToComeBack(RawAnswer answer) {
        return answer.status() == 503 && !answer.header("Retry-After").isEmpty();
    }

    /** Where it can be seen which operation was asked for. */
    private static void requireAsAgreed(String text, RawAnswer answer) {
        Matcher line = REQUEST_LINE.matcher(text);
        if (line.find() && answer.status() != 0) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            try {
                AnswerCheck.ofTheHub()
                        .require(new Answer(line.group(1), line.group(2), answer.status(), headers, answer.body()));
            } catch (AssertionError broken) {
                throw new AssertionError(text, broken);
            }
        }
    }

    private int statusOf(byte[] request, int number) {
        String text = "request " + number + ":\n" + new String(request, StandardCharsets.ISO_8859_1);
        List<RawAnswer> answers = send(request);
        assertThat(answers).as(text).isNotEmpty();
        for (RawAnswer answer : answers) {
            requireAsAgreed(text, answer);
            if (SUCCESS.contains(answer.status())) {
                continue;
            }
            assertThat(answer.status()).as(text + "\n" + answer.body()).isIn(PROBLEM);
            boolean toHead = text.contains(":\nHEAD ");
            assertThat(answer).as(text).satisfies(told -> {
                if (!toHead) {
                    ProblemCheck.isProblem(told);
                }
            });
        }
        return answers.get(0).status();
    }
}
