package orderhub.routes.dryrun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Looks at sagas as they are, and notes what would be done with them. A new one gets an id that no other has. */
public final class RecordingSagas extends ServiceSupport implements CamelSagaService, Sagas {

    /** The id of every saga that a dry run would begin. */
    private static final String NEW = "dry-run";

    private static final String SERVICE = "saga";

    private final Sagas sagas;
    private final Clock clock;
    private final Duration longest;
    private final Effects effects;
    private @Nullable CamelContext camel;

    /** @param longest how long a new saga may take */
    public RecordingSagas(Sagas sagas, Clock clock, Duration longest, Effects effects) {
        this.sagas = sagas;
        this.clock = clock;
        this.longest = longest;
        this.effects = effects;
    }

    @Override
    public Instant deadlineOf(@Nullable String sagaId) {
        return NEW.equals(sagaId) ? clock.instant().plus(longest) : sagas.deadlineOf(sagaId);
    }

    @Override
    public SagaState stateOf(@Nullable String sagaId) {
        return NEW.equals(sagaId) ? SagaState.RUNNING : sagas.stateOf(sagaId);
    }

    @Override
    public CompletableFuture<CamelSagaCoordinator> newSaga(Exchange exchange) {
        effects.add(SERVICE, "begin", NEW);
        return CompletableFuture.completedFuture(new Coordinator(NEW));
    }

    @Override
    public CompletableFuture<CamelSagaCoordinator> getSaga(String id) {
        return CompletableFuture.completedFuture(stateOf(id) == SagaState.NONE ? null : new Coordinator(id));
    }

    @Override
    public void registerStep(CamelSagaStep step) {
        // Nothing is ever undone here.
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camel = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camel;
    }

    /** One saga, of which nothing changes. */
    private final class Coordinator implements CamelSagaCoordinator {

        private final String id;

        Coordinator(String id) {
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public CompletableFuture<Void> beginStep(Exchange exchange, CamelSagaStep step) {
            boolean asksForNothing =
                    step.getCompensation().isEmpty() && step.getCompletion().isEmpty();
            return asksForNothing ? whileRunning(() -> {}) : whileRunning(() -> effects.add(SERVICE, "join", id));
        }

        @Override
        public CompletableFuture<Void> complete(Exchange exchange) {
            return whileRunning(() -> effects.add(SERVICE, "complete", id));
        }

        @Override
        public CompletableFuture<Void> compensate(Exchange exchange) {
            effects.add(SERVICE, "compensate", id);
            return CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<Void> whileRunning(Runnable note) {
            if (stateOf(id) != SagaState.RUNNING) {
                return CompletableFuture.failedFuture(new IllegalStateException("saga " + id + " is not running"));
            }
            note.run();
            return CompletableFuture.completedFuture(null);
        }
    }
}
