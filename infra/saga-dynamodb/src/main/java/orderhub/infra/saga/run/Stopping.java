package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whether this node is stopping, or suspended; waits for time to pass end early when it stops. */
public final class Stopping {
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BooleanSupplier suspended;

    /** @param suspended whether routes, and with them callbacks, cannot be called for the time being */
    public Stopping(BooleanSupplier suspended) {
        this.suspended = suspended;
    }

    /** From now on nothing waits. */
    public void begin() {
        stopping.countDown();
    }

    /** Whether routes cannot be called for the time being. */
    boolean isSuspended() {
        return suspended.getAsBoolean();
    }

    /** Whether nothing is to be taken up: {@link #begin()} was called, or the node is suspended and may be resumed. */
    public boolean isIdle() {
        return stopping.getCount() == 0 || suspended.getAsBoolean();
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
