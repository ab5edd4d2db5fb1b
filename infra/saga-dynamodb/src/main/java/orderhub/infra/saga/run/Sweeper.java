package orderhub.infra.saga.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.infra.saga.store.DueIndex;
import orderhub.infra.saga.store.SagaStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sagas that are due. Each sweep looks ahead as far as the next one, so that what becomes due in between is seen
 * to at its time and not at the next sweep. Finding one claims nothing: with several nodes, whoever gets to it first has it.
 */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int PAGE_SIZE = 100;
    /** Sagas found due and not seen to yet. More would only be read again by the time it is their turn. */
    public static final int MAX_IN_HAND = 2000;

    /** Sagas for other nodes are looked at again after this many sweeps, lest each sweep read them. */
    private static final int SWEEPS_TO_LEAVE_ALONE = 30;

    private final SagaStore store;
    private final Recovery recovery;
    private final ScheduledExecutorService timer;
    private final Executor background;
    private final Executor threads;
    private final Semaphore free;
    private final Stopping stopping;
    private final Clock clock;
    private final Duration every;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, LeftAlone> forOthers = new ConcurrentHashMap<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile Duration longestOverdue = Duration.ZERO;

    /** A saga whose next callback this node does not know, as it was due then. */
    private record LeftAlone(Instant dueAt, Instant until) {}

    /**
     * @param timer hands over what is due; short work only
     * @param background where sweeps run; may refuse
     * @param threads where sagas are seen to; may refuse
     * @param atMost how many are seen to at once, whatever {@code threads} would take: virtual threads have no bound
     */
    public Sweeper(
            SagaStore store,
            Recovery recovery,
            ScheduledExecutorService timer,
            Executor background,
            Executor threads,
            int atMost,
            Stopping stopping,
            Clock clock,
            Duration every) {
        this.store = store;
        this.recovery = recovery;
        this.timer = timer;
        this.background = background;
        this.threads = threads;
        this.free = new Semaphore(atMost);
        this.stopping = stopping;
        this.clock = clock;
        this.every = every;
    }

    /** Sweeps from now on, until the timer is shut down; a second call changes nothing. */
    public void start() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        var unused = timer.scheduleWithFixedDelay(this::sweepInBackground, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Unless the last one is still under way. */
    private void sweepInBackground() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    sweep();
                } finally {
                    sweeping.set(false);
                }
            });
        } catch (RejectedExecutionException stopped) {
            sweeping.set(false);
        } catch (Throwable noThread) {
            sweeping.set(false);
            LOG.error("Sagas that are due could not be looked for", noThread);
        }
    }

    /** A callback was registered: what was for other nodes may be for this one now. */
    public void lookAgain() {
        forOthers.clear();
    }

    /** By how long the longest overdue saga was overdue when it was last looked. Zero when none was. */
    public Duration longestOverdue() {
        return longestOverdue;
    }

    /** Sees to a saga that becomes due before a sweep is sure to have seen it. */
    public void expect(String id, Instant dueAt) {
        if (isBeforeTheNextSweeps(dueAt)) {
            seeToAt(id, dueAt);
        }
    }

    /** One look at the whole index. Never throws: what fails is tried again by the next. */
    void sweep() {
        if (stopping.isIdle()) {
            return;
        }
        try {
            Instant now = clock.instant();
            forOthers.values().removeIf(left -> !now.isBefore(left.until()));
            Instant oldest = now;
            boolean all = true;
            for (String shard : shuffled(store.shards().due())) {
                Instant oldestOfShard = oldestSafely(shard, now);
                all &= oldestOfShard != null;
                oldest = oldestOfShard != null && oldestOfShard.isBefore(oldest) ? oldestOfShard : oldest;
            }
            tell(Duration.between(oldest, now), all);
        } catch (Throwable fault) {
            // An error as well: it would be lost with its thread.
            LOG.error("Sagas that are due could not be looked for", fault);
        }
    }

    /** What could not be looked at may be as overdue as it was. */
    private void tell(Duration longest, boolean all) {
        longestOverdue = all || longest.compareTo(longestOverdue) > 0 ? longest : longestOverdue;
    }

    /** Null when the shard cannot be read, which keeps no other from being. */
    private @Nullable Instant oldestSafely(String shard, Instant now) {
        try {
            return oldestOf(shard, now);
        } catch (SagaStoreException unread) {
            if (!timer.isShutdown()) {
                LOG.warn("Sagas that are due could not be looked for in {}: {}", shard, unread.getMessage());
            }
        } catch (Throwable fault) {
            LOG.error("Sagas that are due could not be looked for in {}", shard, fault);
        }
        return null;
    }

    private Instant oldestOf(String shard, Instant now) {
        Instant oldest = now;
        DueIndex.Page page = new DueIndex.Page(List.of(), Map.of());
        do {
            page = store.dueIndex().page(shard, now.plus(every), PAGE_SIZE, page.next());
            for (DueIndex.Entry entry : shuffled(page.entries())) {
                oldest = entry.dueAt().isBefore(oldest) ? entry.dueAt() : oldest;
                seeToSafely(entry);
            }
        } while (page.hasNext() && inHand.size() < MAX_IN_HAND && !stopping.isIdle());
        return oldest;
    }

    private void seeToSafely(DueIndex.Entry entry) {
        try {
            seeToAt(entry.id(), entry.dueAt());
        } catch (RuntimeException fault) {
            LOG.error("Saga {} is due and could not be seen to", entry.id(), fault);
        }
    }

    private void seeToAt(String id, Instant dueAt) {
        if (inHand.size() >= MAX_IN_HAND || isForOthers(id, dueAt) || !inHand.add(id)) {
            return;
        }
        long waitMs = Math.max(0, Duration.between(clock.instant(), dueAt).toMillis());
        try {
            var unused = timer.schedule(() -> handOver(id, dueAt), waitMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            inHand.remove(id);
        }
    }

    private void handOver(String id, Instant dueAt) {
        try {
            threads.execute(() -> seeTo(id, dueAt));
        } catch (RejectedExecutionException full) {
            inHand.remove(id);
        } catch (Throwable noThread) {
            inHand.remove(id);
            LOG.error("Saga {} is due and could not be seen to", id, noThread);
        }
    }

    private void seeTo(String id, Instant dueAt) {
        free.acquireUninterruptibly();
        try {
            if (recovery.recover(id) == Recovery.Result.FOR_ANOTHER_NODE) {
                Instant until = clock.instant().plus(every.multipliedBy(SWEEPS_TO_LEAVE_ALONE));
                forOthers.put(id, new LeftAlone(dueAt, until));
            }
        } catch (SagaStoreException unread) {
            LOG.warn("Saga {} is due and could not be seen to: {}", id, unread.getMessage());
        } catch (Throwable fault) {
            LOG.error("Saga {} is due and could not be seen to", id, fault);
        } finally {
            free.release();
            inHand.remove(id);
        }
    }

    /** What became due at another time has moved on since, and its next callback may be one of this node's. */
    private boolean isForOthers(String id, Instant dueAt) {
        LeftAlone left = forOthers.get(id);
        return left != null && left.dueAt().equals(dueAt);
    }

    private boolean isBeforeTheNextSweeps(Instant dueAt) {
        return dueAt.isBefore(clock.instant().plus(every.multipliedBy(2)));
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled);
        return shuffled;
    }
}
