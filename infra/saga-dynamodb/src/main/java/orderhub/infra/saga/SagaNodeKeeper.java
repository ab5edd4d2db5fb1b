package orderhub.infra.saga;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import orderhub.infra.saga.jmx.SagaJmx;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.run.CallbackEndpoints;
import orderhub.infra.saga.run.Listeners;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/** Has a node run for as long as its Camel context does, from the first route on to after the last. */
final class SagaNodeKeeper {
    private final SagaServiceBuilder with;
    private final SagaStore store;
    private final CallbackEndpoints endpoints;
    private final Listeners listeners;
    private final SagaOperations operations;
    private @Nullable CamelContext camel;
    private volatile @Nullable SagaNode node;
    private @Nullable SagaJmx mbean;

    SagaNodeKeeper(SagaServiceBuilder with, SagaStore store, CallbackEndpoints endpoints, Listeners listeners) {
        this.with = with;
        this.store = store;
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.operations = new SagaOperations(
                store, with.settings, listeners, with.clock, this::inBackground, this::longestOverdue);
    }

    /** What operators can see and do, whether a node runs or not. */
    SagaOperations operations() {
        return operations;
    }

    @Nullable
    CamelContext context() {
        return camel;
    }

    /** Lives with {@code context} from now on. */
    synchronized void follow(CamelContext context) {
        if (camel == context) {
            return;
        }
        camel = context;
        context.addLifecycleStrategy(new LiveWithContext());
        if (context.isStarted()) {
            recover(context);
        }
    }

    /** Starts the node's threads, unless they run. */
    synchronized void start() {
        if (node == null) {
            CamelContext context = requireNonNull(camel, "A saga service needs its Camel context: add it as a service");
            node = new SagaNode(
                    context,
                    with.settings,
                    store,
                    endpoints,
                    listeners,
                    with.owners(),
                    with.clock,
                    with.chance::fraction);
        }
    }

    /** @throws IllegalStateException when no node runs */
    SagaNode running() {
        SagaNode running = node;
        if (running == null) {
            throw new IllegalStateException("The saga service is not started");
        }
        return running;
    }

    /** Hands back what the node holds, and ends its threads. */
    synchronized void shutdown() {
        if (mbean != null) {
            mbean.unregister();
            mbean = null;
        }
        SagaNode running = node;
        if (running != null) {
            running.close();
            node = null;
            with.close();
        }
    }

    private synchronized void recover(CamelContext context) {
        start();
        running().sweeper().start();
        if (mbean == null) {
            mbean = SagaJmx.register(context, operations, with.settings.table()).orElse(null);
        }
    }

    private void inBackground(Runnable work) {
        SagaNode running = node;
        if (running == null) {
            throw new RejectedExecutionException("The saga service is not started");
        }
        running.background().execute(work);
    }

    /** Looks again at what was left to nodes with other callbacks. */
    void lookAgain() {
        SagaNode running = node;
        if (running != null) {
            running.sweeper().lookAgain();
        }
    }

    private Duration longestOverdue() {
        SagaNode running = node;
        return running == null ? Duration.ZERO : running.sweeper().longestOverdue();
    }

    /**
     * Recovery begins, at each start of the context, when routes can be called. It drains before the routes stop, since
     * callbacks are routes, and ends when they have.
     */
    private final class LiveWithContext extends LifecycleStrategySupport {
        @Override
        public void onContextStarted(CamelContext context) {
            recover(context);
        }

        @Override
        public void onContextStopping(CamelContext context) {
            SagaNode running = node;
            if (running != null) {
                running.drain();
            }
        }

        @Override
        public void onContextStopped(CamelContext context) {
            shutdown();
        }
    }
}
