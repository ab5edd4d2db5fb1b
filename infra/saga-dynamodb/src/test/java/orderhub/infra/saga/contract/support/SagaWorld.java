package orderhub.infra.saga.contract.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** A Camel context with a saga service, and endpoints {@code call:name} that write down what they are sent. */
public final class SagaWorld implements AutoCloseable {
    /** Calls of one callback before it counts as failed. */
    public static final int MAX_ATTEMPTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_WHAT_IS_WRONG = Duration.ofSeconds(1);
    private static final long RETRY_DELAY_MS = 20;
    private static final long SHUTDOWN_MS = 200;
    private static final String STATUS_IS = "status is ";

    private final CamelContext camel = new DefaultCamelContext();
    private final Calls calls = new Calls();
    private final CamelSagaService sagas;
    private final Duration patience;

    private SagaWorld(Function<CamelContext, CamelSagaService> service, Duration patience) {
        this.sagas = service.apply(camel);
        this.patience = patience;
        camel.disableJMX();
        camel.getShutdownStrategy().setTimeout(PATIENCE.toSeconds());
        camel.getExecutorServiceManager().setShutdownAwaitTermination(SHUTDOWN_MS);
        start();
    }

    /** Stops the context and starts it again, with the same routes. */
    public void restart() {
        camel.stop();
        start();
    }

    /** A context that stops drops its components and services. */
    private void start() {
        camel.addComponent("call", new CallComponent(calls));
        try {
            if (!camel.hasService(sagas)) {
                camel.addService(sagas);
            }
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
        camel.start();
    }

    /** @param service gives the service for a context, whether it adds it there or not */
    public static SagaWorld with(Function<CamelContext, CamelSagaService> service) {
        return new SagaWorld(service, PATIENCE);
    }

    static SagaWorld inMemory() {
        return inMemory(PATIENCE);
    }

    /** It need not be waited for long. */
    static SagaWorld inMemoryAndWrong() {
        return inMemory(PATIENCE_WITH_WHAT_IS_WRONG);
    }

    private static SagaWorld inMemory(Duration patience) {
        InMemorySagaService sagas = new InMemorySagaService();
        sagas.setMaxRetryAttempts(MAX_ATTEMPTS);
        sagas.setRetryDelayInMilliseconds(RETRY_DELAY_MS);
        return new SagaWorld(camel -> sagas, patience);
    }

    public CamelContext camel() {
        return camel;
    }

    public CamelSagaService sagas() {
        return sagas;
    }

    public Calls calls() {
        return calls;
    }

    /** Adds and starts routes. */
    public void routes(LambdaRouteBuilder routes) {
        try {
            RouteBuilder.addRoutes(camel, routes);
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Sends a message with headers to {@code uri}; what it became, with its exception if it failed. */
    public Exchange send(String uri, Map<String, Object> headers) {
        Exchange sent = exchange();
        sent.getMessage().setHeaders(new HashMap<>(headers));
        return camel.createFluentProducerTemplate().to(uri).withExchange(sent).send();
    }

    /** Sends a message that is part of the saga. */
    public Exchange sendWithin(String sagaId, String uri) {
        return send(uri, Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, sagaId));
    }

    /** The saga that a message is part of; null when it is of none. */
    public static @Nullable String sagaOf(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
    }

    /** An empty exchange. */
    public Exchange exchange() {
        return new DefaultExchange(camel);
    }

    /** A new saga that no step has joined. */
    public CamelSagaCoordinator newSaga() {
        return sagas.newSaga(exchange()).join();
    }

    /** A new saga that {@link #step} of each of these names has joined. */
    public CamelSagaCoordinator newSaga(String... steps) {
        CamelSagaCoordinator saga = newSaga();
        Arrays.stream(steps)
                .forEach(name -> saga.beginStep(exchange(), step(name)).join());
        return saga;
    }

    /** A step that is undone by {@code call:undo-name} and completed by {@code call:done-name}. */
    public CamelSagaStep step(String name) {
        return step(name, null);
    }

    /** @param timeout of the step; null for none */
    public CamelSagaStep step(String name, @Nullable Duration timeout) {
        return new CamelSagaStep(
                camel.getEndpoint("call:undo-" + name),
                camel.getEndpoint("call:done-" + name),
                Map.of(),
                timeout == null ? null : timeout.toMillis());
    }

    /** Where the saga is, as a step without callbacks is told that tries to join it, and does when it runs. */
    public String status(String sagaId) {
        CamelSagaStep nothing = new CamelSagaStep(null, null, Map.of(), null);
        return sagas.getSaga(sagaId)
                .join()
                .beginStep(exchange(), nothing)
                .handle((done, fault) -> fault == null ? "RUNNING" : statusIn(String.valueOf(fault.getMessage())))
                .join();
    }

    private static String statusIn(String refusal) {
        int at = refusal.indexOf(STATUS_IS);
        return at < 0 ? refusal : refusal.substring(at + STATUS_IS.length());
    }

    /** Waits until exactly these were called, in this order. */
    public void awaitCalls(String... names) {
        await().untilAsserted(() -> assertThat(calls.names()).containsExactly(names));
    }

    /** Waits until the saga is there, and nothing will be called any more. */
    public void awaitEnd(String sagaId, String status) {
        await().untilAsserted(() -> assertThat(status(sagaId)).isEqualTo(status));
    }

    /** Waits as long as this service may take. */
    public ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(patience);
    }

    /** Stops the context, as an application does that is shut down. */
    public void stop() {
        camel.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
