package orderhub.infra.local.chaos;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import orderhub.infra.local.hub.Api;

/**
 * How many sagas hubs took over from others, as their metrics say. A hub takes its count with it when it is killed, so it
 * is asked often, and the sum is a little too small.
 */
final class RecoveredSagas implements AutoCloseable {

    private static final String METRIC = "camel_saga_recovered_total";
    private static final int EVERY_S = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<Member> hubs;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private RecoveredSagas(List<Member> hubs) {
        this.hubs = hubs;
    }

    static RecoveredSagas watch(List<Member> hubs) {
        RecoveredSagas watched = new RecoveredSagas(hubs);
        var unused = watched.clock.scheduleWithFixedDelay(watched::look, EVERY_S, EVERY_S, TimeUnit.SECONDS);
        return watched;
    }

    /** Asks all hubs. */
    void look() {
        for (Member hub : hubs) {
            String incarnation = hub.name() + "/" + hub.starts();
            try {
                String metrics = new Api(hub.address(), PATIENCE)
                        .get("/actuator/prometheus")
                        .response()
                        .body();
                metrics.lines()
                        .filter(line -> line.startsWith(METRIC))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .forEach(count -> counts.put(incarnation, (long) Double.parseDouble(count)));
            } catch (UncheckedIOException down) {
                // What it said last is kept.
            }
        }
    }

    long sum() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
