package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether this node is stopping; waits for time to pass end early when it is. */
public final class Stopping {
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** From now on nothing waits. */
    public void begin() {
        stopping.countDown();
    }

    /** Whether {@link #begin()} was called. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Waits, unless the node is stopping or the thread is interrupted, which it stays. */
    void await(Duration duration) {
        try {
            boolean unused = stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
