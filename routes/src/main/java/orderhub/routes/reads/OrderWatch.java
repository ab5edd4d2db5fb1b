package orderhub.routes.reads;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import orderhub.routes.faults.FaultText;
import orderhub.schemas.order.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at orders for those who follow them, and tells them of changes. An order is looked at once for all its followers,
 * and all that are due together in one batch: soon after a change, and more and more seldom while nothing happens.
 */
public final class OrderWatch implements EndsOnDrain {

    private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

    private final Function<Set<String>, Map<String, Order>> read;
    private final long firstNanos;
    private final long longestNanos;
    private final LongSupplier nanos;
    private final ScheduledExecutorService timer;
    private final ExecutorService callbacks;
    private final Map<String, Watched> watched = new HashMap<>();
    private boolean ticking;
    private boolean drained;

    /**
     * @param read reads orders by their ids; one that it leaves out has not changed
     * @param nanos passes as {@link System#nanoTime} does
     * @param threads makes the executors' threads; none is made before somebody follows an order
     */
    OrderWatch(
            Function<Set<String>, Map<String, Order>> read,
            ReadSettings settings,
            LongSupplier nanos,
            WatchThreads threads) {
        this.read = read;
        this.firstNanos = TimeUnit.MILLISECONDS.toNanos(settings.pollFirstMs());
        this.longestNanos = TimeUnit.MILLISECONDS.toNanos(settings.pollLongestMs());
        this.nanos = nanos;
        this.timer = threads.timer();
        this.callbacks = threads.callbacks();
    }

    /** Watches through a store. */
    public static OrderWatch over(Function<Set<String>, Map<String, Order>> read, ReadSettings settings) {
        return new OrderWatch(read, settings, System::nanoTime, WatchThreads.of(settings.threads()));
    }

    /**
     * Follows an order until the follower leaves.
     *
     * @param known what the follower knows already
     * @return how to leave; empty if the hub stops, when nobody is followed any more
     */
    synchronized Optional<Runnable> follow(Order known, Follower follower) {
        if (drained) {
            return Optional.empty();
        }
        Watched order = watched.computeIfAbsent(known.orderId(), id -> new Watched(known, firstNanos));
        order.see(known, firstNanos).forEach(other -> tell(other, known));
        order.add(follower);
        if (order.latest().version() > known.version()) {
            tell(follower, order.latest());
        }
        order.lookAt(nanos.getAsLong() + firstNanos);
        tickLater();
        return Optional.of(() -> leave(known.orderId(), follower));
    }

    /** Does something after a while, unless it is cancelled or the hub stops. */
    synchronized Runnable later(Duration delay, Runnable action) {
        if (drained) {
            return () -> {};
        }
        ScheduledFuture<?> pending =
                timer.schedule(() -> callbacks.execute(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    /** How many orders are watched. */
    synchronized int size() {
        return watched.size();
    }

    @Override
    public synchronized void drain() {
        if (!drained) {
            drained = true;
            watched.values()
                    .forEach(order -> order.followers().forEach(follower -> callbacks.execute(follower::ended)));
            watched.clear();
            timer.shutdownNow();
            callbacks.shutdown();
        }
    }

    private synchronized void leave(String orderId, Follower follower) {
        Watched order = watched.get(orderId);
        if (order != null && order.remove(follower)) {
            watched.remove(orderId);
        }
    }

    private void tickLater() {
        if (!ticking && !drained && !watched.isEmpty()) {
            ticking = true;
            // Nobody waits for a tick; it lets no fault out.
            ScheduledFuture<?> unused = timer.schedule(this::tick, firstNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        Set<String> due = due();
        Map<String, Order> found = due.isEmpty() ? Map.of() : readOrNothing(due);
        synchronized (this) {
            due.forEach(id -> look(id, found));
            ticking = false;
            tickLater();
        }
    }

    private synchronized Set<String> due() {
        Set<String> due = new HashSet<>();
        long now = nanos.getAsLong();
        watched.forEach((id, order) -> {
            if (order.isDue(now)) {
                due.add(id);
            }
        });
        return due;
    }

    private Map<String, Order> readOrNothing(Set<String> ids) {
        try {
            return read.apply(ids);
        } catch (RuntimeException fault) {
            LOG.warn("orders={} not looked at, tries again: {}", ids.size(), FaultText.oneLine(fault));
            return Map.of();
        }
    }

    private void look(String id, Map<String, Order> found) {
        Watched order = watched.get(id);
        if (order == null) {
            return;
        }
        Order now = found.get(id);
        List<Follower> told = now == null ? List.of() : order.see(now, firstNanos);
        told.forEach(follower -> tell(follower, order.latest()));
        order.lookAgain(nanos.getAsLong(), longestNanos);
    }

    private void tell(Follower follower, Order order) {
        callbacks.execute(() -> follower.changed(order));
    }
}
