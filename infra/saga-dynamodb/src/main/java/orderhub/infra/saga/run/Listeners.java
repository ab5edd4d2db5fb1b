package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners and, in a line each, the log. A listener that throws harms neither saga nor others. */
public final class Listeners implements SagaListener {
    private static final Logger LOG = LoggerFactory.getLogger("orderhub.infra.saga");

    private final List<SagaListener> listeners = new CopyOnWriteArrayList<>();

    public void add(SagaListener listener) {
        listeners.add(listener);
    }

    @Override
    public void started(String sagaId) {
        tell(listener -> listener.started(sagaId));
    }

    @Override
    public void completed(String sagaId) {
        tell(listener -> listener.completed(sagaId));
    }

    @Override
    public void compensated(String sagaId) {
        LOG.info("Saga {} is compensated", sagaId);
        tell(listener -> listener.compensated(sagaId));
    }

    /** It ended as decided. */
    public void ended(String sagaId, SagaStatus status) {
        if (status == SagaStatus.COMPLETED) {
            completed(sagaId);
        } else {
            compensated(sagaId);
        }
    }

    @Override
    public void parked(Saga saga) {
        LOG.error("Saga {} is parked: a callback failed until its last attempt. An operator has to act", saga.id());
        tell(listener -> listener.parked(saga));
    }

    @Override
    public void recovered(String sagaId) {
        LOG.info("Saga {} is taken over", sagaId);
        tell(listener -> listener.recovered(sagaId));
    }

    @Override
    public void called(Goal goal, Duration took, boolean succeeded) {
        tell(listener -> listener.called(goal, took, succeeded));
    }

    @Override
    public void quarantined(String sagaId, String reason) {
        LOG.error("Saga {} is quarantined: {}", sagaId, reason);
        tell(listener -> listener.quarantined(sagaId, reason));
    }

    void failed(Saga saga, SagaStep step) {
        LOG.warn("Saga {}: callback failed, attempt {}: {}", saga.id(), step.attempts(), step.problem());
    }

    private void tell(Consumer<SagaListener> event) {
        for (SagaListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable fault) {
                LOG.warn("A saga listener failed", fault);
            }
        }
    }
}
