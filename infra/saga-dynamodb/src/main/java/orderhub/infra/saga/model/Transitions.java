package orderhub.infra.saga.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a decided saga changes. Each method takes it as it is and gives it as it becomes; whether the change may be made
 * is decided by a conditional write.
 */
public final class Transitions {
    private final int maxAttempts;
    private final Duration retention;

    /**
     * @param maxAttempts calls of one callback before it counts as failed
     * @param retention how long an ended saga is kept
     */
    public Transitions(int maxAttempts, Duration retention) {
        this.maxAttempts = maxAttempts;
        this.retention = retention;
    }

    /**
     * A new owner takes over. If the last one died in a callback, that counts as an attempt: a callback that takes its
     * process down with it would otherwise take down one after the other.
     */
    public Saga claimed(Saga saga, String owner, Instant until) {
        Saga claimed = saga.withLease(saga.lease().next(owner, until));
        boolean ownerDied = saga.lease().owner() != null;
        int inHand = saga.nextCallback().orElse(-1);
        return ownerDied && inHand >= 0
                ? withStep(claimed, inHand, saga.steps().get(inHand).failed("Its owner died", maxAttempts))
                : claimed;
    }

    /** The owner needs longer. */
    public Saga renewed(Saga saga, Instant until) {
        return saga.withLease(saga.lease().extended(until));
    }

    /** The owner lets go; any node may go on from {@code dueAt}. */
    public Saga released(Saga saga, Instant dueAt) {
        return saga.withLease(saga.lease().released(dueAt));
    }

    /** A callback succeeded. The last one ends the saga. */
    public Saga done(Saga saga, int step, Instant now) {
        return settled(withStep(saga, step, saga.steps().get(step).done()), now);
    }

    /** A callback failed. After its last attempt the others go on; when none is left the saga is parked. */
    public Saga failed(Saga saga, int step, String problem, Instant now) {
        return settled(withStep(saga, step, saga.steps().get(step).failed(problem, maxAttempts)), now);
    }

    /** Ends or parks the saga if no callback waits any more. */
    public Saga settled(Saga saga, Instant now) {
        if (saga.nextCallback().isPresent()) {
            return saga;
        }
        return saga.hasFailures() ? parked(saga, now) : ended(saga, now);
    }

    /** An operator has the failed callbacks of a parked saga called again, as often as at first. */
    public Saga retried(Saga saga, Audit audit) {
        List<SagaStep> again = saga.steps().stream().map(SagaStep::again).toList();
        return due(saga.withSteps(again), audit);
    }

    /** An operator has the callback that waits for its next attempt called at once. */
    public Saga hurried(Saga saga, Audit audit) {
        return due(saga, audit);
    }

    /** An operator takes the place of a callback. A saga that was parked stays so while another callback has failed. */
    public Saga skipped(Saga saga, int step, Audit audit) {
        Saga skipped = withStep(saga, step, saga.steps().get(step).skipped());
        return saga.status() == SagaStatus.PARKED && skipped.hasFailures()
                ? touched(skipped, SagaStatus.PARKED, saga.lease().until(), audit)
                : due(skipped, audit);
    }

    /** As an operator left it: nobody holds it, the next owner goes on at once. Whoever held it is fenced off. */
    private Saga due(Saga saga, Audit audit) {
        return touched(saga, goal(saga).underway(), audit.at(), audit);
    }

    private static Saga touched(Saga saga, SagaStatus status, Instant dueAt, Audit audit) {
        return saga.withStatus(status, null)
                .withLease(saga.lease().next(null, dueAt))
                .withAudit(audit.after(saga.audit()));
    }

    private Saga ended(Saga saga, Instant now) {
        return saga.withLease(saga.lease().released(now)).withStatus(goal(saga).reached(), now.plus(retention));
    }

    private static Saga parked(Saga saga, Instant now) {
        return saga.withLease(saga.lease().released(now)).withStatus(SagaStatus.PARKED, null);
    }

    private static Goal goal(Saga saga) {
        return Objects.requireNonNull(saga.goal(), "a saga that still runs has no callbacks to call");
    }

    private static Saga withStep(Saga saga, int index, SagaStep step) {
        List<SagaStep> steps = new ArrayList<>(saga.steps());
        steps.set(index, step);
        return saga.withSteps(steps);
    }
}
