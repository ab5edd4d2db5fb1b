package orderhub.infra.local.gateway.http;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import orderhub.infra.local.gateway.service.Pauses;

/**
 * The gateway's threads. Requests run on a small pool; a pause costs an entry in a timer's queue and no thread, so
 * that delayed answers never stand in the way of others.
 */
public final class Workers implements Executor, Pauses, AutoCloseable {

    private static final int MAX_THREADS = 16;
    private static final int MAX_QUEUED = 1_024;
    private static final int IDLE_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, named("payment-gateway-timer"));
    // A full queue makes the accepting thread work itself: that slows arrivals instead of losing them.
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            named("payment-gateway"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** Threads are started when they are needed. */
    public Workers() {
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public <T> CompletableFuture<T> after(Duration wait, Supplier<T> body) {
        return CompletableFuture.supplyAsync(body, task -> {
            var unused = timer.schedule(() -> pool.execute(task), wait.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Forgets what is paused and lets what runs finish, for a few seconds. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
        try {
            // Not interrupted: an interrupt in the middle of a write would close the journal's channel.
            var unused = pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
