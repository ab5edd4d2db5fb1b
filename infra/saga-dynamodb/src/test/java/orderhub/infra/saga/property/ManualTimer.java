package orderhub.infra.saga.property;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer that runs nothing by itself: what is repeated runs when asked, what waits when its time has come. */
final class ManualTimer extends DirectExecutor implements ScheduledExecutorService {
    private final Clock clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Runnable> repeated = new ArrayList<>();

    ManualTimer(Clock clock) {
        this.clock = clock;
    }

    private record Waiting(Instant at, Runnable work) {}

    void runRepeated() {
        List.copyOf(repeated).forEach(Runnable::run);
    }

    /** Runs what has become due, in the order in which it does, and what that makes due in turn. */
    void runDue() {
        for (Waiting next = due(); next != null; next = due()) {
            waiting.remove(next);
            next.work.run();
        }
    }

    private @Nullable Waiting due() {
        Waiting first = null;
        for (Waiting each : waiting) {
            boolean isDue = !each.at.isAfter(clock.instant());
            if (isDue && (first == null || each.at.isBefore(first.at))) {
                first = each;
            }
        }
        return first;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Instant at = clock.instant().plus(Duration.of(delay, unit.toChronoUnit()));
        waiting.add(new Waiting(at, command));
        return new NeverAsked();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        repeated.add(command);
        return new NeverAsked();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("Nobody asks for it");
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("Nobody asks for it");
    }

    private static final class NeverAsked extends FutureTask<Void> implements ScheduledFuture<Void> {
        NeverAsked() {
            super(() -> null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
