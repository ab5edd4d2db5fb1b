package orderhub.infra.saga.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.operations.SagaOperations;

/**
 * Metrics of sagas. No tag holds an id, a URI or anything else without bounds.
 *
 * <p>Of this node, from when a registry is bound:
 *
 * <ul>
 *   <li>counters {@code camel.saga.started}, {@code .completed}, {@code .compensated}, {@code .parked}, {@code
 *       .recovered} and {@code .quarantined}. Each event is counted on one node;
 *   <li>timer {@code camel.saga.callback}, tagged with goal (complete or compensate) and outcome (succeeded or failed).
 * </ul>
 *
 * <p>Of the whole table, the same on every node, and as old as {@link SagaOperations#census()}; not a number while nothing
 * was counted:
 *
 * <ul>
 *   <li>gauge {@code camel.saga.sagas}, tagged with state (running, due, parked or quarantined);
 *   <li>gauge {@code camel.saga.oldest.age}: that of the oldest unfinished saga.
 * </ul>
 *
 * <p>And gauge {@code camel.saga.overdue.longest}: by how long the longest overdue saga was so at this node's last sweep.
 * Above a few sweeps, nodes are missing that have its callback.
 *
 * <pre>{@code
 * SagaMeters meters = new SagaMeters(service.operations());
 * service.addListener(meters);
 * meters.bindTo(registry);
 * }</pre>
 */
public final class SagaMeters implements SagaListener, MeterBinder {
    private final SagaOperations operations;
    private final Map<MeterRegistry, RegistryMeters> bound = new ConcurrentHashMap<>();

    public SagaMeters(SagaOperations operations) {
        this.operations = operations;
    }

    /** Has metrics kept in {@code registry} as well; a second time does nothing. */
    @Override
    public void bindTo(MeterRegistry registry) {
        bound.computeIfAbsent(registry, added -> new RegistryMeters(added, operations));
    }

    @Override
    public void started(String sagaId) {
        bound.values().forEach(meters -> meters.started.increment());
    }

    @Override
    public void completed(String sagaId) {
        bound.values().forEach(meters -> meters.completed.increment());
    }

    @Override
    public void compensated(String sagaId) {
        bound.values().forEach(meters -> meters.compensated.increment());
    }

    @Override
    public void parked(Saga saga) {
        bound.values().forEach(meters -> meters.parked.increment());
    }

    @Override
    public void recovered(String sagaId) {
        bound.values().forEach(meters -> meters.recovered.increment());
    }

    @Override
    public void quarantined(String sagaId, String reason) {
        bound.values().forEach(meters -> meters.quarantined.increment());
    }

    @Override
    public void called(Goal goal, Duration took, boolean succeeded) {
        Outcome outcome = succeeded ? Outcome.SUCCEEDED : Outcome.FAILED;
        bound.values().forEach(meters -> meters.callback(goal, outcome).record(took));
    }
}
