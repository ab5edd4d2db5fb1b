package orderhub.infra.saga.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.infra.saga.store.SagaStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last count of sagas. Being asked for it, it has the next one taken when the last is old; nobody waits for it. */
final class Census {
    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    private static final int LOST_AFTER = 5;

    private final CensusTaker taker;
    private final Executor thread;
    private final Clock clock;
    private final Duration every;
    /** When one that is under way is taken for lost: a node that stops drops what its threads had not begun. */
    private final AtomicReference<Instant> underWayUntil = new AtomicReference<>(Instant.MIN);

    private volatile Instant nextAt = Instant.MIN;
    private volatile @Nullable SagaCensus last;

    /** @param thread where sagas are counted; while it refuses, nothing is */
    Census(SagaStore store, Executor thread, Clock clock, Duration every, int maxEntries) {
        this.taker = new CensusTaker(store, maxEntries);
        this.thread = thread;
        this.clock = clock;
        this.every = every;
    }

    /** Empty before the first, and after one that failed: an old count would hide that. */
    Optional<SagaCensus> last() {
        Instant now = clock.instant();
        Instant busyUntil = underWayUntil.get();
        boolean due = !now.isBefore(nextAt) && !now.isBefore(busyUntil);
        if (due && underWayUntil.compareAndSet(busyUntil, now.plus(every.multipliedBy(LOST_AFTER)))) {
            try {
                thread.execute(this::take);
            } catch (RejectedExecutionException stopped) {
                underWayUntil.set(Instant.MIN);
            }
        }
        return Optional.ofNullable(last);
    }

    private void take() {
        try {
            last = taker.taken(Instant.ofEpochMilli(clock.millis()));
        } catch (SagaStoreException unread) {
            last = null;
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("Sagas could not be counted: {}", unread.getMessage());
            }
        } catch (Throwable fault) {
            last = null;
            LOG.error("Sagas could not be counted", fault);
        } finally {
            nextAt = clock.instant().plus(every);
            underWayUntil.set(Instant.MIN);
        }
    }
}
