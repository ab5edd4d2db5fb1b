package orderhub.infra.saga.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.Decision;
import orderhub.infra.saga.store.DecisionRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;

/** Takes over a saga that is due: one whose owner stopped, whose callback is to be called again, or which is late. */
public final class Recovery {
    private static final String DEADLINE_PASSED = "Its deadline passed";

    private final SagaStore store;
    private final Finisher finisher;
    private final Listeners listeners;
    private final Transitions transitions;
    private final Owners owners;
    private final Stopping stopping;
    private final Clock clock;
    private final Duration lease;
    private final Duration patience;

    public Recovery(
            SagaStore store,
            Finisher finisher,
            Listeners listeners,
            SagaSettings settings,
            Owners owners,
            Stopping stopping,
            Clock clock) {
        this.store = store;
        this.finisher = finisher;
        this.listeners = listeners;
        this.transitions = new Transitions(settings.maxAttempts(), settings.keptFor());
        this.owners = owners;
        this.stopping = stopping;
        this.clock = clock;
        this.lease = settings.lease();
        this.patience = settings.sweepEvery();
    }

    /** What came of it. */
    public enum Result {
        /** It has ended, is parked, waits for its next attempt, or is in other hands. */
        SEEN_TO,
        /** No route of this node has registered its next callback, or a later version wrote it. */
        FOR_ANOTHER_NODE,
        /** This node is stopping or suspended. */
        NOT_NOW
    }

    /** Looks at the saga as it is now, and does what is due. What the index said may be out of date. */
    public Result recover(String id) {
        if (stopping.isIdle()) {
            return Result.NOT_NOW;
        }
        try {
            Optional<Saga> saga = store.get(id);
            return saga.isEmpty() ? Result.SEEN_TO : recover(saga.get());
        } catch (CorruptSagaException corrupt) {
            if (corrupt.isNewer()) {
                return Result.FOR_ANOTHER_NODE;
            }
            quarantine(corrupt);
            return Result.SEEN_TO;
        }
    }

    /** Compensates a saga whose deadline has passed, on behalf of whoever noticed. */
    public void timeUp(String id, Known known) {
        Instant now = now();
        DecisionRequest request =
                new DecisionRequest(Goal.COMPENSATE, DEADLINE_PASSED, owners.next(), now.plus(lease), now);
        Decision decision = store.decide(id, request, known);
        if (decision instanceof Decision.Claimed claimed) {
            listeners.recovered(id);
            finisher.finish(claimed.saga(), null, patience);
        } else if (decision instanceof Decision.Ended) {
            listeners.compensated(id);
        }
    }

    private Result recover(Saga saga) {
        boolean late = saga.status() == SagaStatus.RUNNING && saga.isLate(now());
        boolean free =
                saga.status().isFinishing() && !now().isBefore(saga.lease().until());
        if (!late && !free) {
            return Result.SEEN_TO;
        }
        if (!finisher.knowsNextOf(saga, saga.goal() == null ? Goal.COMPENSATE : saga.goal())) {
            return Result.FOR_ANOTHER_NODE;
        }
        if (late) {
            timeUp(saga.id(), Known.of(saga));
        } else {
            takeOver(saga);
        }
        return Result.SEEN_TO;
    }

    private void takeOver(Saga saga) {
        Saga claimed = transitions.claimed(saga, owners.next(), now().plus(lease));
        if (store.save(saga, claimed)) {
            if (saga.lease().owner() != null) {
                listeners.recovered(saga.id());
            }
            finisher.finish(claimed, null, patience);
        }
    }

    private void quarantine(CorruptSagaException corrupt) {
        String reason = String.valueOf(corrupt.getMessage());
        if (store.quarantine(corrupt.sagaId(), reason, now())) {
            listeners.quarantined(corrupt.sagaId(), reason);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
