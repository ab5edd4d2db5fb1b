package orderhub.routes.reads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a watch: one that looks, some that tell, made when they are first needed and gone when they are not.
 *
 * @param timer looks at orders, and keeps times
 * @param callbacks tell followers; what waits for them is bounded by the number of followers
 */
record WatchThreads(ScheduledExecutorService timer, ExecutorService callbacks) {

    private static final int IDLE_S = 30;

    static WatchThreads of(int count) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("order-watch"));
        timer.setRemoveOnCancelPolicy(true);
        ThreadPoolExecutor callbacks = new ThreadPoolExecutor(
                count, count, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("order-news"));
        callbacks.allowCoreThreadTimeOut(true);
        return new WatchThreads(timer, callbacks);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger made = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
