package orderhub.infra.saga.run;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Calls the callbacks of a saga that this node holds, the last joined first, one at a time. */
public final class Finisher {
    private static final int ALL_RUNS = Integer.MAX_VALUE;

    final SagaStore store;
    final CallbackEndpoints endpoints;
    final CallbackCaller caller;
    final Listeners listeners;
    final Transitions transitions;
    final Backoff backoff;
    final Stopping stopping;
    final Clock clock;
    final Duration lease;
    private final Semaphore runs = new Semaphore(ALL_RUNS);

    /** @param chance numbers from 0 to 1, for jitter */
    public Finisher(
            SagaStore store,
            CallbackEndpoints endpoints,
            CallbackCaller caller,
            Listeners listeners,
            SagaSettings settings,
            Stopping stopping,
            Clock clock,
            DoubleSupplier chance) {
        this.store = store;
        this.endpoints = endpoints;
        this.caller = caller;
        this.listeners = listeners;
        this.transitions = new Transitions(settings.maxAttempts(), settings.keptFor());
        this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), chance);
        this.stopping = stopping;
        this.clock = clock;
        this.lease = settings.lease();
    }

    /**
     * Calls what is left to call.
     *
     * @param claimed a decided saga that this node has just claimed
     * @param parent exchange that asked for it; null when a timer did
     * @param patience how long to wait for callbacks that fail before the saga is handed back
     */
    public Finished finish(Saga claimed, @Nullable Exchange parent, Duration patience) {
        runs.acquireUninterruptibly();
        try {
            return new FinishingRun(this, claimed, parent, clock.instant().plus(patience)).run();
        } finally {
            runs.release();
        }
    }

    /** Waits until no run is under way, on threads of this node or of its routes: all that it held is handed back. */
    public void awaitRuns(Duration atMost) {
        try {
            if (runs.tryAcquire(ALL_RUNS, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                runs.release(ALL_RUNS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this node can call the callback that is next when the saga ends so. */
    boolean knowsNextOf(Saga saga, Goal goal) {
        OptionalInt next = saga.nextCallback(goal);
        return next.isEmpty()
                || endpoints
                        .find(nameOf(saga.steps().get(next.getAsInt()), goal))
                        .isPresent();
    }

    static String nameOf(SagaStep step, Goal goal) {
        return requireNonNull(goal.callbackOf(step));
    }
}
