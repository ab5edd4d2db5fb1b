package orderhub.infra.saga.operations;

import java.util.Optional;
import java.util.function.Function;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.Decision;
import orderhub.infra.saga.store.DecisionRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what operators ask for: reads the saga, plans, and writes if the saga is still as it was read. */
final class Actions {
    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);
    /** A saga that nobody holds hardly ever changes between a read and a write, let alone several times. */
    private static final int MAX_TRIES = 3;

    private final SagaStore store;
    private final Plans plans;
    private final Views views;
    private final SagaListener listener;

    Actions(SagaStore store, Transitions transitions, Views views, SagaListener listener) {
        this.store = store;
        this.plans = new Plans(transitions);
        this.views = views;
        this.listener = listener;
    }

    ActionResult retryNow(String id, Audit audit) {
        return told(id, audit, changed(id, saga -> plans.retryNow(saga, audit), this::saved));
    }

    ActionResult skipStep(String id, int number, Audit audit) {
        return told(id, audit, changed(id, saga -> plans.skipStep(saga, number, audit), this::saved));
    }

    ActionResult compensateNow(String id, Audit audit) {
        return told(id, audit, changed(id, plans::compensateNow, (saga, same) -> compensated(saga, audit)));
    }

    /** Writes what was planned; empty when the saga was not as it was read any more. */
    private interface Write {
        Optional<SagaView> of(Saga before, Saga after);
    }

    private ActionResult changed(String id, Function<Saga, Plan> plan, Write write) {
        for (int tried = 0; tried < MAX_TRIES; tried++) {
            Optional<Stored> found = store.look(id);
            if (found.isEmpty()) {
                return new ActionResult.NotFound(id);
            }
            if (!(found.get() instanceof Stored.Intact intact)) {
                return new ActionResult.Refused("Saga " + id + " cannot be read, so nothing can be done with it here");
            }
            Plan planned = plan.apply(intact.saga());
            if (planned instanceof Plan.Refuse refuse) {
                return new ActionResult.Refused(refuse.reason());
            }
            Optional<SagaView> written = write.of(intact.saga(), ((Plan.Write) planned).after());
            if (written.isPresent()) {
                return new ActionResult.Done(written.get());
            }
        }
        return new ActionResult.Refused("Saga " + id + " keeps changing: look at it again");
    }

    private Optional<SagaView> saved(Saga before, Saga after) {
        return store.save(before, after) ? Optional.of(views.view(after)) : Optional.empty();
    }

    private Optional<SagaView> compensated(Saga saga, Audit audit) {
        Decision decision = store.decide(saga.id(), DecisionRequest.compensateFor(audit), Known.of(saga));
        if (decision instanceof Decision.Claimed claimed) {
            return Optional.of(views.view(claimed.saga()));
        }
        if (decision instanceof Decision.Ended) {
            listener.compensated(saga.id());
            return store.look(saga.id()).map(views::view);
        }
        return Optional.empty();
    }

    private static ActionResult told(String id, Audit audit, ActionResult result) {
        if (result instanceof ActionResult.Refused refused) {
            LOG.info("Operator {} was refused '{}': {}", audit.who(), audit.what(), refused.reason());
        } else if (result instanceof ActionResult.Done) {
            LOG.info("Saga {}: '{}' by operator {}: {}", id, audit.what(), audit.who(), audit.why());
        }
        return result;
    }
}
