package orderhub.infra.saga.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Lease;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.SagaStoreException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** One run through a saga's callbacks, for as long as this node holds the saga. */
final class FinishingRun {
    private static final int RENEWALS_A_LEASE = 3;

    private final Finisher with;
    private final @Nullable Exchange parent;
    private final Instant patientUntil;
    private Saga saga;
    private int timesNotCalled;
    private boolean leaseIsUnknown;

    FinishingRun(Finisher with, Saga claimed, @Nullable Exchange parent, Instant patientUntil) {
        this.with = with;
        this.saga = claimed;
        this.parent = parent;
        this.patientUntil = patientUntil;
    }

    Finished run() {
        while (saga.nextCallback().isPresent()) {
            Finished interrupted = callNext(saga.nextCallback().getAsInt());
            if (interrupted != null) {
                return interrupted;
            }
        }
        return saga.status().isFinishing() && !outcomeSaved(with.transitions.settled(saga, now()))
                ? new Finished.Lost()
                : ended();
    }

    /** Null when the run goes on. */
    private @Nullable Finished callNext(int index) {
        SagaStep step = saga.steps().get(index);
        String name = Finisher.nameOf(step, requireNonNull(saga.goal()));
        Optional<Endpoint> endpoint = with.endpoints.find(name);
        if (endpoint.isEmpty()) {
            return handedBack(now(), "No route of this node has registered " + name);
        }
        if (with.stopping.isSuspended() || (mustNotWait() && parent == null)) {
            return handedBack(now(), "This node is stopping or suspended");
        }
        if (!stillMine()) {
            return new Finished.Lost();
        }
        CallbackCaller.Answer answer = called(endpoint.get(), step);
        if (answer instanceof CallbackCaller.Answer.NotCalled not) {
            return notCalled(not.reason());
        }
        timesNotCalled = 0;
        if (answer instanceof CallbackCaller.Answer.Failed failed) {
            return failed(index, failed.problem());
        }
        boolean mine = answer instanceof CallbackCaller.Answer.Succeeded
                && outcomeSaved(with.transitions.done(saga, index, now()));
        return mine ? null : new Finished.Lost();
    }

    private CallbackCaller.Answer called(Endpoint endpoint, SagaStep step) {
        long begun = System.nanoTime();
        CallbackCaller.Answer answer =
                with.caller.call(endpoint, saga.id(), step, parent, renewEvery(), this::stillMine);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (!(answer instanceof CallbackCaller.Answer.NotCalled)) {
            with.listeners.called(requireNonNull(saga.goal()), took, answer instanceof CallbackCaller.Answer.Succeeded);
        }
        return answer;
    }

    /** Tries again while there is patience. The step stays as it is: nobody knows yet whether its callback works. */
    private @Nullable Finished notCalled(String reason) {
        timesNotCalled++;
        Instant nextTry = now().plus(with.backoff.after(timesNotCalled));
        if (nextTry.isAfter(patientUntil) || mustNotWait()) {
            return handedBack(nextTry, reason);
        }
        return waited(nextTry) ? null : new Finished.Lost();
    }

    private @Nullable Finished failed(int index, String problem) {
        Saga failed = with.transitions.failed(saga, index, problem, now());
        SagaStep step = failed.steps().get(index);
        with.listeners.failed(saga, step);
        if (step.callback() == CallbackState.FAILED) {
            return outcomeSaved(failed) ? null : new Finished.Lost();
        }
        Instant nextAttempt = now().plus(with.backoff.after(step.attempts()));
        if (nextAttempt.isAfter(patientUntil) || mustNotWait()) {
            return outcomeSaved(with.transitions.released(failed, nextAttempt))
                    ? new Finished.HandedBack(problem)
                    : new Finished.Lost();
        }
        return outcomeSaved(failed) && waited(nextAttempt) ? null : new Finished.Lost();
    }

    private Finished handedBack(Instant dueAt, String reason) {
        return saved(with.transitions.released(saga, dueAt)) ? new Finished.HandedBack(reason) : new Finished.Lost();
    }

    private Finished ended() {
        SagaStatus status = saga.status();
        if (status != SagaStatus.PARKED) {
            with.listeners.ended(saga.id(), status);
            return new Finished.Ended(status);
        }
        with.listeners.parked(saga);
        String problems = saga.steps().stream()
                .filter(step -> step.callback() == CallbackState.FAILED)
                .map(step -> String.valueOf(step.problem()))
                .findFirst()
                .orElse("");
        return new Finished.Parked(problems);
    }

    /** Waits for a callback's next attempt. False when the saga was lost meanwhile. */
    private boolean waited(Instant nextAttempt) {
        while (now().isBefore(nextAttempt) && !mustNotWait()) {
            Duration left = Duration.between(now(), nextAttempt);
            with.stopping.await(left.compareTo(renewEvery()) < 0 ? left : renewEvery());
            if (!stillMine()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Renews the lease when it is time to. A renewal that cannot be written is tried again while the lease lasts; one
     * whose answer comes when the lease is over already is none.
     */
    private boolean stillMine() {
        Instant until = saga.lease().until();
        if (now().isBefore(until.minus(renewEvery().multipliedBy(2)))) {
            return true;
        }
        try {
            return saved(with.transitions.renewed(saga, now().plus(with.lease)))
                    && now().isBefore(saga.lease().until());
        } catch (SagaStoreException unwritten) {
            leaseIsUnknown = true;
            return now().isBefore(until);
        }
    }

    /** Tries as long as the saga is surely this node's: what is not written is called again by another. */
    private boolean outcomeSaved(Saga after) {
        int failures = 0;
        while (true) {
            try {
                return saved(after);
            } catch (SagaStoreException unwritten) {
                failures++;
                Instant nextTry = now().plus(with.backoff.after(failures));
                if (!nextTry.isBefore(saga.lease().until()) || mustNotWait()) {
                    throw unwritten;
                }
                with.stopping.await(Duration.between(now(), nextTry));
            }
        }
    }

    private boolean saved(Saga after) {
        Saga written = after;
        boolean mine = with.store.save(saga, written);
        if (!mine && leaseIsUnknown) {
            Optional<Lease> own = ownLease();
            if (own.isPresent()) {
                boolean keepsLease = after.lease().equals(saga.lease());
                saga = saga.withLease(own.get());
                written = keepsLease ? after.withLease(own.get()) : after;
                mine = with.store.save(saga, written);
            }
        }
        if (mine) {
            saga = written;
            leaseIsUnknown = false;
        }
        return mine;
    }

    /** As it is stored, if it is still this run's: a renewal took effect whose answer never came. */
    private Optional<Lease> ownLease() {
        return with.store
                .get(saga.id())
                .filter(stored -> stored.status() == saga.status())
                .map(Saga::lease)
                .filter(stored -> stored.epoch() == saga.lease().epoch())
                .filter(stored -> Objects.equals(stored.owner(), saga.lease().owner()));
    }

    private boolean mustNotWait() {
        return with.stopping.isIdle() || Thread.currentThread().isInterrupted();
    }

    private Duration renewEvery() {
        return with.lease.dividedBy(RENEWALS_A_LEASE);
    }

    private Instant now() {
        return Instant.ofEpochMilli(with.clock.millis());
    }
}
