package orderhub.infra.saga.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The moments of each saga at which a process can die: before and after each of its writes and effects. The saga can be
 * held at one of them, so that one kill finds many sagas each at its own.
 */
final class Moments {
    /** A saga has no id yet when it is said where to hold it; its first write is on the thread that begins it. */
    private static final ThreadLocal<@Nullable Beginning> BEGINNING = new ThreadLocal<>();

    private final Reports reports;
    private final Map<String, Passing> sagas = new ConcurrentHashMap<>();

    Moments(Reports reports) {
        this.reports = reports;
    }

    /**
     * Where to hold a saga.
     *
     * @param tag what to call the saga in reports
     * @param at the how manieth moment of it on this node, from 1; 0 for none
     */
    record Hold(String tag, int at) {
        static final Hold NOWHERE = new Hold("-", 0);
    }

    /** The saga that this thread begins next is held there. */
    void holdNext(Hold hold) {
        BEGINNING.set(new Beginning(hold));
    }

    /** A saga that was begun elsewhere is held there. */
    void hold(String sagaId, Hold hold) {
        sagas.put(sagaId, new Passing(hold));
    }

    /** Lets a saga that is held go on. */
    void release(String sagaId) {
        sagas.getOrDefault(sagaId, new Passing(Hold.NOWHERE)).released.countDown();
    }

    /** How many moments of the saga have passed on this node. */
    int passed(String sagaId) {
        return sagas.getOrDefault(sagaId, new Passing(Hold.NOWHERE)).moments.get();
    }

    /** The saga that this thread began last. */
    String begun() {
        Beginning last = BEGINNING.get();
        return last == null || last.sagaId == null ? "-" : last.sagaId;
    }

    /** A moment of the saga: returns when it may pass. */
    void pass(String sagaId) {
        Passing saga = sagas.computeIfAbsent(sagaId, this::firstSeen);
        if (saga.moments.incrementAndGet() == saga.hold.at()) {
            reports.tell("held", saga.hold.tag(), sagaId);
            saga.awaitRelease();
        }
    }

    private Passing firstSeen(String sagaId) {
        Beginning mine = BEGINNING.get();
        if (mine == null || mine.sagaId != null) {
            return new Passing(Hold.NOWHERE);
        }
        mine.sagaId = sagaId;
        return new Passing(mine.hold);
    }

    private static final class Beginning {
        private final Hold hold;
        private @Nullable String sagaId;

        Beginning(Hold hold) {
            this.hold = hold;
        }
    }

    private static final class Passing {
        private final Hold hold;
        private final AtomicInteger moments = new AtomicInteger();
        private final CountDownLatch released = new CountDownLatch(1);

        Passing(Hold hold) {
            this.hold = hold;
        }

        void awaitRelease() {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while held", interrupted);
            }
        }
    }
}
