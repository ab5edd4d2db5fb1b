package orderhub.infra.local.gateway.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides, token by token, which charges fail before they begin. It counts requests, so the decisions have a memory;
 * that memory is bounded and does not survive a restart. Thread-safe.
 */
public final class Faults {

    /** How many counters are kept; the one untouched for longest is forgotten first. */
    public static final int MAX_COUNTERS = 10_000;

    private static final int FLAP_STATUS = 503;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Counter, Long> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Counter, Long> eldest) {
            return size() > MAX_COUNTERS;
        }
    };

    private record Counter(TestToken token, @Nullable String idempotencyKey) {}

    /**
     * Counts a request about to be executed and says whether it may be.
     *
     * @param idempotencyKey its key; requests without one share one count per token
     */
    public Admission admit(TestToken token, @Nullable String idempotencyKey) {
        if (token instanceof TestToken.AnswersLate late) {
            return new Admission.Admitted(late.delay());
        }
        if (token instanceof TestToken.FailsFirst failing) {
            boolean fails = earlier(new Counter(token, idempotencyKey)) < failing.times();
            return fails ? new Admission.Failed(failing.status()) : admitted();
        }
        if (token instanceof TestToken.Flaps flapping) {
            boolean fails = earlier(new Counter(token, null)) / flapping.times() % 2 == 0;
            return fails ? new Admission.Failed(FLAP_STATUS) : admitted();
        }
        return admitted();
    }

    /** How the first answer to a charge with this token is delivered. Stored answers are always sent at once. */
    public static Delivery delivery(TestToken token) {
        if (token instanceof TestToken.TimesOutAfterCharge slow) {
            return new Delivery.Held(slow.hold());
        }
        if (token instanceof TestToken.DropsConnectionAfterCharge) {
            return new Delivery.Dropped();
        }
        return new Delivery.AtOnce();
    }

    private static Admission admitted() {
        return new Admission.Admitted(Duration.ZERO);
    }

    /** How often this was asked before. */
    private long earlier(Counter counter) {
        lock.lock();
        try {
            return counts.merge(counter, 1L, Long::sum) - 1;
        } finally {
            lock.unlock();
        }
    }
}
