package orderhub.infra.saga;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.SagaUnfinishedException;
import orderhub.infra.saga.run.Finished;
import orderhub.infra.saga.store.Decision;
import orderhub.infra.saga.store.DecisionRequest;
import orderhub.infra.saga.store.Join;
import orderhub.infra.saga.store.JoinRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;

/** What routes may do with a saga: join it, complete it, compensate it. Everything happens on the caller's thread. */
final class Coordination {
    private final Supplier<SagaNode> node;
    private final SagaStore store;
    private final StepReader steps;
    private final KnownSagas known;
    private final SagaSettings settings;
    private final Clock clock;

    /** @param node what runs on this node; throws when nothing does */
    Coordination(
            Supplier<SagaNode> node,
            SagaStore store,
            StepReader steps,
            KnownSagas known,
            SagaSettings settings,
            Clock clock) {
        this.node = node;
        this.store = store;
        this.steps = steps;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    /** Remembers a saga that begins here; nothing is written before its first step joins. */
    void begin(String id) {
        known.remember(id, Known.begun());
    }

    /** Whether there is such a saga. An id of ours without an item is one that no step has joined yet, while it is young. */
    boolean exists(String id) {
        Optional<Instant> issuedAt = store.ids().issuedAt(id);
        if (issuedAt.isEmpty()) {
            return false;
        }
        return find(id, issuedAt.get()).isPresent();
    }

    /** What is remembered or, if that may be out of date or nothing is, stored; empty when there is no such saga. */
    private Optional<Known> find(String id, Instant issuedAt) {
        boolean mayBegin = now().isBefore(issuedAt.plus(settings.mayBeginFor()));
        Optional<Known> remembered = mayBegin ? known.find(id) : Optional.empty();
        return remembered.isPresent() ? remembered : look(id, mayBegin);
    }

    private Optional<Known> look(String id, boolean mayBegin) {
        Optional<Known> found = store.get(id).map(saga -> Known.of(saga).mayBegin(mayBegin));
        Optional<Known> now = found.isPresent() || !mayBegin ? found : Optional.of(Known.nothing(true));
        now.ifPresentOrElse(what -> known.remember(id, what), () -> known.forget(id));
        return now;
    }

    /** The saga's deadline as of now; empty when there is no such saga, or no step has joined it. */
    Optional<Instant> deadlineOf(String id) {
        // Not what is remembered: a step that joined elsewhere may have brought it forward.
        return store.ids().issuedAt(id).isEmpty()
                ? Optional.empty()
                : store.get(id).filter(saga -> !saga.steps().isEmpty()).map(Saga::deadline);
    }

    /** Where the saga is; asks the table, and remembers a running one. */
    Optional<SagaStatus> statusOf(String id) {
        if (store.ids().issuedAt(id).isEmpty()) {
            return Optional.empty();
        }
        Optional<Saga> saga = store.get(id);
        saga.filter(found -> found.status() == SagaStatus.RUNNING)
                .ifPresent(found -> known.remember(id, Known.of(found)));
        return saga.map(Saga::status);
    }

    /** @throws IllegalStateException when the saga does not run, or has as many steps as it may have */
    void join(String id, Exchange exchange, CamelSagaStep step) {
        Known before = known(id);
        if (step.isEmpty()) {
            requireRunning(id, before);
        } else {
            join(id, exchange, step, before);
        }
    }

    /** A step that asks for nothing leaves nothing to write: that the saga runs is all there is to it. */
    private void requireRunning(String id, Known before) {
        if (before.untold()) {
            // From here on the route may tell others the id.
            known.remember(id, Known.nothing(true));
            return;
        }
        Optional<Saga> saga = store.get(id);
        if (saga.isEmpty() && !before.mayBegin()) {
            throw refused(id, new Join.Unknown(), before);
        }
        if (saga.isPresent() && saga.get().status() != SagaStatus.RUNNING) {
            throw refused(id, new Join.NotRunning(saga.get().status()), before);
        }
        if (saga.isPresent() && saga.get().isLate(now())) {
            throw refused(id, new Join.Late(), before);
        }
    }

    private void join(String id, Exchange exchange, CamelSagaStep step, Known before) {
        Instant now = now();
        SagaStep joining = steps.read(step, exchange, now);
        Instant latest = step.getTimeoutInMilliseconds().map(now::plusMillis).orElse(null);
        Join join = store.join(id, new JoinRequest(joining, latest, now.plus(settings.maxDuration()), now), before);
        if (!(join instanceof Join.Joined joined)) {
            throw refused(id, join, before);
        }
        known.remember(
                id, before.joined(joined.deadline(), joining.completion() != null, joining.compensation() != null));
        node.get().sweeper().expect(id, joined.deadline());
        if (joined.first()) {
            node.get().listeners().started(id);
        }
    }

    private IllegalStateException refused(String id, Join join, Known before) {
        if (join instanceof Join.Late) {
            node.get().recovery().timeUp(id, before);
            return cannot("begin", status(id));
        }
        if (join instanceof Join.NotRunning not) {
            known.forget(id);
            return cannot("begin", not.status().name());
        }
        if (join instanceof Join.Full full) {
            return new IllegalStateException("Cannot begin: the saga has %d steps already".formatted(full.steps()));
        }
        return cannot("begin", "UNKNOWN");
    }

    /**
     * Ends the saga, and waits for its callbacks.
     *
     * @throws IllegalStateException when it ends the other way
     * @throws SagaUnfinishedException when it is decided and stored how it ends, but a callback failed
     */
    void end(String id, Goal goal, @Nullable Exchange exchange) {
        Throwable because = exchange == null ? null : exchange.getException();
        try {
            end(id, goal, exchange, because);
        } catch (RuntimeException fault) {
            // It takes the place of the route's exception, which must not be lost.
            if (because != null && fault != because && fault.getCause() != because) {
                fault.addSuppressed(because);
            }
            throw fault;
        }
    }

    private void end(String id, Goal goal, @Nullable Exchange exchange, @Nullable Throwable because) {
        Instant now = now();
        Known before = known(id);
        DecisionRequest request =
                new DecisionRequest(goal, null, node.get().owners().next(), now.plus(settings.lease()), now);
        Decision decision = store.decide(id, request, before);
        if (decision instanceof Decision.Claimed claimed) {
            known.forget(id);
            tell(goal, node.get().finisher().finish(claimed.saga(), exchange, settings.callerWait()), because);
        } else if (decision instanceof Decision.Ended) {
            known.forget(id);
            node.get().listeners().ended(id, goal.reached());
        } else {
            refused(id, goal, decision, before, because);
        }
    }

    private void refused(String id, Goal goal, Decision decision, Known before, @Nullable Throwable because) {
        if (decision instanceof Decision.Late) {
            node.get().recovery().timeUp(id, before);
            throw cannot(goal.verb(), status(id));
        }
        if (!(decision instanceof Decision.Already already)) {
            throw cannot(goal.verb(), "UNKNOWN");
        }
        known.forget(id);
        if (already.saga().goal() != goal) {
            throw cannot(goal.verb(), already.status().name());
        }
        if (already.status() == SagaStatus.PARKED) {
            throw new SagaUnfinishedException("Saga " + id + " is parked: an operator has to act", because);
        }
        if (already.status().isFinishing() && !isHeld(already.saga())) {
            throw new SagaUnfinishedException(
                    "The saga is to %s, and its callbacks are called again later".formatted(goal.verb()), because);
        }
    }

    /** Whether somebody calls its callbacks at this moment, and tells his own caller how it ends. */
    private boolean isHeld(Saga saga) {
        return saga.lease().owner() != null && now().isBefore(saga.lease().until());
    }

    private static void tell(Goal goal, Finished finished, @Nullable Throwable because) {
        if (finished instanceof Finished.Parked parked) {
            throw new SagaUnfinishedException(
                    "The saga is parked, cannot %s: %s".formatted(goal.verb(), parked.problem()), because);
        }
        if (finished instanceof Finished.HandedBack back) {
            throw new SagaUnfinishedException(
                    "The saga is to %s, and its callbacks are called again later: %s"
                            .formatted(goal.verb(), back.reason()),
                    because);
        }
        if (finished instanceof Finished.Lost) {
            throw new SagaUnfinishedException(
                    "The saga is to %s, and another node has taken over".formatted(goal.verb()), because);
        }
    }

    private Known known(String id) {
        return store.ids().issuedAt(id).flatMap(issuedAt -> find(id, issuedAt)).orElse(Known.nothing(false));
    }

    private String status(String id) {
        return store.get(id).map(saga -> saga.status().name()).orElse("UNKNOWN");
    }

    private static IllegalStateException cannot(String verb, String status) {
        return new IllegalStateException("Cannot " + verb + ": status is " + status);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
