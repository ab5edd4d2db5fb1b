package orderhub.config.http.limits;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The threads that handle requests: virtual where the JDK has them, otherwise a pool of a fixed size. */
final class ApiThreads implements Executor {

    private static final String NAME = "api-";

    /** The first version with virtual threads that do not need a preview flag (JEP 444). */
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private static final int IDLE_S = 60;

    private final Executor threads;

    private ApiThreads(Executor threads) {
        this.threads = threads;
    }

    /**
     * The best that the JDK has.
     *
     * @param size of the pool, where there has to be one
     * @param queue how many wait for one of its threads
     */
    static ApiThreads of(int size, int queue) {
        return Runtime.version().feature() >= VIRTUAL_THREADS_SINCE
                ? new ApiThreads(new VirtualThreadTaskExecutor(NAME))
                : pool(size, queue);
    }

    /** A pool, as on a JDK without virtual threads. */
    static ApiThreads pool(int size, int queue) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(NAME);
        // Work in hand is waited for by the server; an idle thread keeps nobody from ending.
        factory.setDaemon(true);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(Math.max(1, queue)), factory);
        pool.allowCoreThreadTimeOut(true);
        return new ApiThreads(pool);
    }

    /** Lines of the log have the trace id there, too. */
    @Override
    public void execute(Runnable work) {
        Map<String, String> log = MDC.getCopyOfContextMap();
        threads.execute(() -> {
            if (log != null) {
                MDC.setContextMap(log);
            }
            try {
                work.run();
            } finally {
                MDC.clear();
            }
        });
    }
}
