package orderhub.infra.local.chaos;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import orderhub.infra.local.hub.Api;

/**
 * Callers who place orders at a steady rate, whether or not earlier ones are answered. One who gets no answer, or a 5xx,
 * waits a little (as long as it was told, if it was) and asks any hub with the same idempotency key, until somebody
 * acknowledges or the stream ends. Some call their order off afterwards, as patiently.
 */
final class OrderStream implements AutoCloseable {

    private static final int CALLERS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** A last try may have just begun, on a machine that is too slow for all of this. */
    private static final Duration LONGEST_LAST_TRY = PATIENCE.multipliedBy(10);

    private static final Duration SHORT_WAIT = Duration.ofMillis(50);
    private static final long LONGEST_JITTER_MS = 1_000;

    /** In the end, when all is well. */
    private static final int MOST_REPEATS = 20;

    private static final int REPEATERS = 4;

    /** One in twenty sends its order again although it was acknowledged. */
    private static final int REPEATS_ONE_IN = 20;

    private final List<Api> hubs;
    private final OrderMix mix;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> calledOff = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean ended;

    OrderStream(List<URI> hubs, long seed) {
        this.hubs = hubs.stream().map(hub -> new Api(hub, PATIENCE)).toList();
        this.mix = new OrderMix(seed);
    }

    void start(double ordersPerSecond) {
        long gap = Math.round(TimeUnit.SECONDS.toNanos(1) / ordersPerSecond);
        var unused = clock.scheduleAtFixedRate(this::placeNext, 0, gap, TimeUnit.NANOSECONDS);
    }

    private void placeNext() {
        String key = "chaos-" + bodies.size();
        String body = mix.next();
        bodies.put(key, body);
        Optional<Duration> calledOffAfter = mix.calledOffAfter();
        callers.execute(() -> {
            placeUntilAcknowledged(key, body);
            calledOffAfter.ifPresent(thought -> callOff(key, thought));
        });
    }

    private void placeUntilAcknowledged(String key, String body) {
        if (ended) {
            // It waited for a free caller all the time; it is sent with the repeats.
            return;
        }
        Duration wait = tryOnce(key, body);
        while (!ended && !wait.isZero()) {
            long jitter = ThreadLocalRandom.current().nextLong(LONGEST_JITTER_MS);
            LockSupport.parkNanos(wait.plusMillis(jitter).toNanos());
            if (!ended) {
                wait = tryOnce(key, body);
            }
        }
        if (!ended && ThreadLocalRandom.current().nextInt(REPEATS_ONE_IN) == 0) {
            tryOnce(key, body);
        }
    }

    /** How long to wait before the next try: zero if it was acknowledged, by any hub. */
    private Duration tryOnce(String key, String body) {
        tries.incrementAndGet();
        try {
            Api hub = hubs.get(ThreadLocalRandom.current().nextInt(hubs.size()));
            Api.Answer answer = hub.place(body, key);
            if (answer.status() == 202) {
                note(key, answer.orderId());
                return Duration.ZERO;
            }
            refused.incrementAndGet();
            if (answer.status() < 500) {
                wrongs.add("[G6] " + key + " was answered " + answer.status() + ": "
                        + answer.response().body());
            }
            return answer.retryAfter().orElse(SHORT_WAIT);
        } catch (UncheckedIOException nobody) {
            unanswered.incrementAndGet();
            return SHORT_WAIT;
        }
    }

    private void callOff(String key, Duration thought) {
        String orderId = acknowledged.get(key);
        Duration wait = thought;
        while (orderId != null && !ended && !wait.isZero()) {
            LockSupport.parkNanos(wait.toNanos());
            wait = ended ? Duration.ZERO : tryToCallOff(orderId);
        }
    }

    /** How long to wait before the next try: zero if it was answered that it is called off, or that it cannot be. */
    private Duration tryToCallOff(String orderId) {
        try {
            Api hub = hubs.get(ThreadLocalRandom.current().nextInt(hubs.size()));
            Api.Answer answer = hub.cancel(orderId);
            if (answer.status() >= 500) {
                return answer.retryAfter().orElse(SHORT_WAIT);
            }
            if (answer.status() == 200 || answer.status() == 202) {
                calledOff.add(orderId);
            } else if (answer.status() != 409) {
                wrongs.add("[G1] who called " + orderId + " off was answered " + answer.status() + ": "
                        + answer.response().body());
            }
            return Duration.ZERO;
        } catch (UncheckedIOException nobody) {
            return SHORT_WAIT;
        }
    }

    private void note(String key, String orderId) {
        String before = acknowledged.putIfAbsent(key, orderId);
        if (before != null && !before.equals(orderId)) {
            wrongs.add("[G6] " + key + " was order " + before + ", then order " + orderId);
        }
    }

    /** No more orders, no more tries; returns when all callers are silent. */
    void end() throws InterruptedException {
        ended = true;
        clock.shutdown();
        callers.shutdown();
        if (!callers.awaitTermination(LONGEST_LAST_TRY.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("callers do not end");
        }
    }

    /**
     * Sends every order once more, as careful callers do in the end: also those who were never told. All hubs have to
     * work.
     */
    void repeatAll() throws Exception {
        ExecutorService few = Executors.newFixedThreadPool(REPEATERS);
        try {
            List<Future<?>> repeats = bodies.entrySet().stream()
                    .<Future<?>>map(order -> few.submit(() -> repeat(order.getKey(), order.getValue())))
                    .toList();
            for (Future<?> repeat : repeats) {
                repeat.get();
            }
        } finally {
            few.shutdownNow();
        }
    }

    private void repeat(String key, String body) {
        for (int i = 0; i < MOST_REPEATS; i++) {
            Duration wait = tryOnce(key, body);
            if (wait.isZero()) {
                return;
            }
            LockSupport.parkNanos(wait.toNanos());
        }
        wrongs.add("[G1] " + key + " is not acknowledged though all is well");
    }

    /** How many orders somebody wanted to place. */
    int posted() {
        return bodies.size();
    }

    /** Order ids by idempotency key. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** The orders of which callers were told that they are called off. */
    Set<String> calledOff() {
        return Set.copyOf(calledOff);
    }

    /** Answers that nobody should get. */
    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    int tries() {
        return tries.get();
    }

    int unanswered() {
        return unanswered.get();
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        ended = true;
        clock.shutdownNow();
        callers.shutdownNow();
    }
}
