package orderhub.routes.batch;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads on which the orders of batches are taken in. Idle, there are none. */
public final class BatchThreads extends ThreadPoolExecutor {

    private static final int IDLE_S = 10;

    /**
     * @param threads orders of all batches together that are taken in at once
     * @param waiting orders that may wait for one; of any more, their request takes care itself
     */
    public BatchThreads(int threads, int waiting) {
        super(
                threads,
                threads,
                IDLE_S,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                work -> {
                    Thread thread = new Thread(work, "batch-orders");
                    thread.setDaemon(true);
                    return thread;
                },
                new CallerRunsPolicy());
        allowCoreThreadTimeOut(true);
    }
}
