package orderhub.config;

import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.saga.InMemorySagaCoordinator;
import org.apache.camel.saga.InMemorySagaService;
import org.jspecify.annotations.Nullable;

/**
 * Camel's in-memory sagas, with two differences.
 *
 * <p>A finished saga is forgotten. Camel keeps it, and calls it compensated even if its compensations failed for good;
 * nothing could ever join it again, and the order it carried would be stuck. Forgotten, the order's next message begins
 * a new saga, which undoes what is left.
 *
 * <p>A timeout ends with its saga. Camel keeps each timeout, and the exchange that set it, until it is due, at most a
 * thousand of them: more orders than that in 15 minutes, and no saga could begin or undo anything. Nor do timeouts hold
 * up the hub's end; an order that is being undone keeps its message on the queue until it has ended.
 */
final class MemorySagaService extends InMemorySagaService {

    private final Map<String, CamelSagaCoordinator> unfinished = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = newTimer();

    @Override
    public CompletableFuture<CamelSagaCoordinator> newSaga(Exchange exchange) {
        Coordinator coordinator =
                new Coordinator(getCamelContext(), this, UUID.randomUUID().toString());
        unfinished.put(coordinator.getId(), coordinator);
        return CompletableFuture.completedFuture(coordinator);
    }

    @Override
    public CompletableFuture<CamelSagaCoordinator> getSaga(String id) {
        return CompletableFuture.completedFuture(unfinished.get(id));
    }

    @Override
    protected void doStop() throws Exception {
        timer.shutdownNow();
        super.doStop();
    }

    private void forget(String id) {
        unfinished.remove(id);
    }

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "saga-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Is forgotten, with its timeouts, once its callbacks have run, whatever became of them. */
    private static final class Coordinator extends InMemorySagaCoordinator {
        private final MemorySagaService service;
        private final Queue<Future<?>> timeouts = new ConcurrentLinkedQueue<>();

        Coordinator(CamelContext camel, MemorySagaService service, String id) {
            super(camel, service, id);
            this.service = service;
        }

        @Override
        public CompletableFuture<Void> beginStep(Exchange exchange, CamelSagaStep step) {
            CamelSagaStep withoutTimeout = new CamelSagaStep(
                    step.getCompensation().orElse(null), step.getCompletion().orElse(null), step.getOptions(), null);
            return super.beginStep(exchange, withoutTimeout)
                    .thenRun(() -> step.getTimeoutInMilliseconds().ifPresent(this::compensateAfter));
        }

        @Override
        public CompletableFuture<Boolean> doCompensate(@Nullable Exchange exchange) {
            return super.doCompensate(exchange).whenComplete((done, fault) -> forget());
        }

        @Override
        public CompletableFuture<Boolean> doComplete(Exchange exchange) {
            return super.doComplete(exchange).whenComplete((done, fault) -> forget());
        }

        private void compensateAfter(long timeoutMs) {
            Runnable timeUp = () -> {
                var unused = compensate(null);
            };
            timeouts.add(service.timer.schedule(timeUp, timeoutMs, TimeUnit.MILLISECONDS));
        }

        private void forget() {
            service.forget(getId());
            timeouts.forEach(timeout -> timeout.cancel(false));
        }
    }
}
