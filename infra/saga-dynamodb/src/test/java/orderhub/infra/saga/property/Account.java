package orderhub.infra.saga.property;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Lease;
import org.jspecify.annotations.Nullable;

/** What is known of one saga from outside: who was told what, and what was called. */
final class Account {
    final String id;
    final Instant begunAt;
    final List<Call> calls = new ArrayList<>();
    /** Steps whose join was acknowledged. */
    final Set<Integer> acknowledged = new HashSet<>();
    /** Steps whose join was tried, and not refused. */
    final Set<Integer> possible = new HashSet<>();

    final Set<Goal> promised = new HashSet<>();
    final List<String> told = new ArrayList<>();
    /** What was wrong in places where an exception would be taken for something else. */
    final List<String> wrongs = new ArrayList<>();

    private final Map<Long, Node> holders = new HashMap<>();
    private @Nullable Instant deadline;

    Account(String id, Instant begunAt) {
        this.id = id;
        this.begunAt = begunAt;
    }

    /** A call of a step's callback, and how it ended. */
    record Call(Goal goal, int step, boolean succeeded) {}

    /** Whether anybody outside can know how it ends. */
    boolean isDecided() {
        return !promised.isEmpty() || !calls.isEmpty();
    }

    /** A join was acknowledged that was asked for at {@code now}. */
    void joined(int step, Instant now, Duration timeout, Duration otherwise) {
        acknowledged.add(step);
        Instant latest = now.plus(timeout.isZero() ? otherwise : timeout);
        if (deadline == null || (!timeout.isZero() && latest.isBefore(deadline))) {
            deadline = latest;
        }
    }

    /** An attempt to end it was refused with that message, which names the status it has instead. */
    void refused(String message) {
        if (message.contains("COMPLET")) {
            promised.add(Goal.COMPLETE);
        } else if (message.contains("COMPENSAT")) {
            promised.add(Goal.COMPENSATE);
        }
    }

    void wrongIf(boolean wrong, String what) {
        if (wrong) {
            wrongs.add(what);
        }
    }

    /**
     * A node calls a callback: nobody may have taken the saga over from it. Its lease may have run out, since time can
     * pass between any look at the clock and the call. Thrown, this would fail the callback.
     */
    void heldBy(Node node, Lease lease) {
        Node other = holders.putIfAbsent(lease.epoch(), node);
        boolean holds = lease.owner() != null && (other == null || other == node);
        wrongIf(!holds, "called by a node that does not hold the saga: " + lease);
    }

    /** Whether it certainly cannot be completed any more, unless that was decided before. */
    boolean isLate(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
