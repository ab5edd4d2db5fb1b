package orderhub.infra.saga.model;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it is stored.
 *
 * @param id unguessable and signed; see {@link SagaIds}
 * @param status where it is
 * @param goal what was decided; null while it runs
 * @param because why it was decided; null when its route asked for it
 * @param steps in the order of joining
 * @param deadline a saga that still runs then is compensated
 * @param lease who may call the callbacks; while the saga runs nobody holds it, and it is due at the deadline
 * @param expiresAt when an ended saga is deleted; null before
 * @param audit what operators did, oldest first
 */
public record Saga(
        String id,
        SagaStatus status,
        @Nullable Goal goal,
        @Nullable String because,
        List<SagaStep> steps,
        Instant deadline,
        Lease lease,
        @Nullable Instant expiresAt,
        List<Audit> audit) {

    public Saga {
        steps = List.copyOf(steps);
        audit = List.copyOf(audit);
    }

    /** The step whose callback is next: the last joined whose callback still waits. Empty when none is. */
    public OptionalInt nextCallback() {
        return goal == null ? OptionalInt.empty() : nextCallback(goal);
    }

    /** The same, were the saga decided to end so. */
    public OptionalInt nextCallback(Goal to) {
        for (int step = steps.size() - 1; step >= 0; step--) {
            boolean waits = steps.get(step).callback() == CallbackState.WAITING;
            if (waits && to.callbackOf(steps.get(step)) != null) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a step has a callback for this end of the saga, whatever became of it. */
    public boolean hasCallbacks(Goal to) {
        return steps.stream().anyMatch(step -> to.callbackOf(step) != null);
    }

    /** Whether a callback failed until its last attempt. */
    public boolean hasFailures() {
        return steps.stream().anyMatch(step -> step.callback() == CallbackState.FAILED);
    }

    /** Whether the deadline has passed at {@code now}. */
    public boolean isLate(Instant now) {
        return !now.isBefore(deadline);
    }

    Saga withSteps(List<SagaStep> newSteps) {
        return new Saga(id, status, goal, because, newSteps, deadline, lease, expiresAt, audit);
    }

    /** The same with another lease. */
    public Saga withLease(Lease newLease) {
        return new Saga(id, status, goal, because, steps, deadline, newLease, expiresAt, audit);
    }

    Saga withStatus(SagaStatus newStatus, @Nullable Instant newExpiresAt) {
        return new Saga(id, newStatus, goal, because, steps, deadline, lease, newExpiresAt, audit);
    }

    Saga withAudit(List<Audit> newAudit) {
        return new Saga(id, status, goal, because, steps, deadline, lease, expiresAt, newAudit);
    }
}
