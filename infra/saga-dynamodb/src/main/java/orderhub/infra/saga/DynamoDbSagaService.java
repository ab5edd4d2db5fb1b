package orderhub.infra.saga;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.run.CallbackEndpoints;
import orderhub.infra.saga.run.Listeners;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NonManagedService;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.ShutdownableService;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Camel's Saga EIP, durable on DynamoDB: any node of an application can finish any saga, and no coordinator is needed.
 *
 * <pre>{@code
 * DynamoDbSagaService sagas = DynamoDbSagaService.builder(DynamoDbClient.create()).build();
 * camelContext.addService(sagas);
 * }</pre>
 *
 * <p>The futures it gives are complete when it gives them. They fail with an {@link IllegalStateException} when the saga
 * is not in a state for what was asked, with a {@link orderhub.infra.saga.model.SagaUnfinishedException} when it was
 * decided how the saga ends but a callback still fails, and with a
 * {@link orderhub.infra.saga.model.SagaStoreException} when DynamoDB cannot be asked.
 *
 * <p>It looks for sagas that other nodes left behind as soon as its Camel context has started, and stops with it: a
 * stopped route does not stop the service that others share.
 */
public final class DynamoDbSagaService implements CamelSagaService, ShutdownableService, NonManagedService {
    private final SagaServiceBuilder with;
    private final SagaStore store;
    private final CallbackEndpoints endpoints = new CallbackEndpoints();
    private final Listeners listeners = new Listeners();
    private final Coordination coordination;
    private final SagaNodeKeeper node;

    DynamoDbSagaService(SagaServiceBuilder with) {
        this.with = with;
        this.store = new SagaStore(with.dynamoDb, with.settings, with.chance::signingKey);
        this.node = new SagaNodeKeeper(with, store, endpoints, listeners);
        StepReader steps = new StepReader(endpoints, with.chance::joinId, with.settings.maxStepBytes());
        KnownSagas known = new KnownSagas(with.settings.knownSagas());
        this.coordination = new Coordination(node::running, store, steps, known, with.settings, with.clock);
        with.listeners.forEach(listeners::add);
    }

    /** A service on the tables of {@code dynamoDb}, which stays the caller's to close. */
    public static SagaServiceBuilder builder(DynamoDbClient dynamoDb) {
        return new SagaServiceBuilder(dynamoDb);
    }

    /**
     * A service by system properties alone, added to {@code camel}, for tests and first steps: the table is created if it
     * is missing. See {@link SagaSystemProperties} for the properties. Its client is closed when the context stops: one
     * that is started again needs another service.
     */
    public static CamelSagaService create(CamelContext camel) {
        DynamoDbSagaService service = SagaSystemProperties.service();
        try {
            camel.addService(service);
            return service;
        } catch (Exception fault) {
            throw RuntimeCamelException.wrapRuntimeCamelException(fault);
        }
    }

    @Override
    public CompletableFuture<CamelSagaCoordinator> newSaga(Exchange exchange) {
        return answered(() -> {
            String id = store.ids().issue(with.clock.instant(), with.chance.sagaId());
            coordination.begin(id);
            return new SagaCoordinator(id, coordination);
        });
    }

    /** The saga of that id; a future of null when this service's table has issued no such id, or it has expired. */
    @Override
    public CompletableFuture<CamelSagaCoordinator> getSaga(String id) {
        return answered(() -> coordination.exists(id) ? new SagaCoordinator(id, coordination) : null);
    }

    /**
     * Until when the saga of that id could be completed, as stored: a step that joins later, on any node, may only bring
     * it forward. Empty when there is no such saga, or no step has joined it. Costs a read.
     */
    public Optional<Instant> deadlineOf(String id) {
        return coordination.deadlineOf(id);
    }

    /** Where the saga of that id is now; empty when there is none, or no step has joined it yet. */
    public Optional<SagaStatus> statusOf(String id) {
        return coordination.statusOf(id);
    }

    /** Callbacks are only ever called by what was registered here. */
    @Override
    public void registerStep(CamelSagaStep step) {
        step.getCompensation().ifPresent(endpoints::register);
        step.getCompletion().ifPresent(endpoints::register);
        node.lookAgain();
    }

    /**
     * Has sagas that joined with an old callback go on with a new one, after a route was renamed.
     *
     * @param oldUri as the old route had it, in the form in which it is stored
     */
    public void registerAlias(String oldUri, Endpoint endpoint) {
        endpoints.alias(oldUri, endpoint);
        node.lookAgain();
    }

    /** Later versions of Camel ask before they take a saga's id from a message's header. */
    public boolean isLongRunningActionHeaderSupported() {
        return true;
    }

    /** Is told what happens to sagas on this node. */
    public void addListener(SagaListener listener) {
        listeners.add(listener);
    }

    /** What operators can see and do. */
    public SagaOperations operations() {
        return node.operations();
    }

    /** The limits and times it works with. */
    public SagaSettings settings() {
        return with.settings;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        node.follow(camelContext);
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return node.context();
    }

    /** Called by each route that uses it; only the first call starts anything. */
    @Override
    public void start() {
        node.start();
    }

    /** Called by each route that stops. Others go on, so this does nothing; see {@link #shutdown()}. */
    @Override
    public void stop() {}

    /** Hands back what this node holds, and ends its threads. */
    @Override
    public void shutdown() {
        node.shutdown();
    }

    /** Errors too: an exchange whose future is never complete hangs for ever. */
    private static CompletableFuture<CamelSagaCoordinator> answered(Supplier<@Nullable CamelSagaCoordinator> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (Throwable fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }
}
