package orderhub.infra.saga;

import java.util.concurrent.CompletableFuture;
import orderhub.infra.saga.model.Goal;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;

/**
 * One saga, for Camel's processors. The futures are complete when they are returned: a route goes on, on the thread it
 * was on, when what it asked for is stored.
 */
final class SagaCoordinator implements CamelSagaCoordinator {
    private final String id;
    private final Coordination coordination;

    SagaCoordinator(String id, Coordination coordination) {
        this.id = id;
        this.coordination = coordination;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public CompletableFuture<Void> beginStep(Exchange exchange, CamelSagaStep step) {
        return done(() -> coordination.join(id, exchange, step));
    }

    @Override
    public CompletableFuture<Void> complete(@Nullable Exchange exchange) {
        return done(() -> coordination.end(id, Goal.COMPLETE, exchange));
    }

    @Override
    public CompletableFuture<Void> compensate(@Nullable Exchange exchange) {
        return done(() -> coordination.end(id, Goal.COMPENSATE, exchange));
    }

    /** Errors too: an exchange whose future is never complete hangs for ever. */
    private static CompletableFuture<Void> done(Runnable work) {
        try {
            work.run();
            return CompletableFuture.completedFuture(null);
        } catch (Throwable fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }
}
