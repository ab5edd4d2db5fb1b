package orderhub.infra.saga.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One node: a Camel context with the service, and a callback of either kind for each participant. */
public final class TestNode implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final DynamoDbSagaService service;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Map<String, Processor> behaviours = new ConcurrentHashMap<>();

    /** Starts it. */
    public TestNode(DynamoDbClient dynamoDb, SagaSettings settings, String... participants) {
        camel.disableJMX();
        camel.build();
        camel.getComponent("direct", DirectComponent.class).setBlock(false);
        service = DynamoDbSagaService.builder(dynamoDb)
                .settings(settings)
                .listener(new Told())
                .build();
        try {
            camel.addService(service);
            for (String participant : participants) {
                camel.addRoutes(route("undo-" + participant));
                camel.addRoutes(route("finish-" + participant));
            }
            camel.start();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
        for (String participant : participants) {
            service.registerStep(step(participant));
        }
    }

    /** Has a callback do more than take note. */
    public TestNode on(String callback, Processor behaviour) {
        behaviours.put(callback, behaviour);
        return this;
    }

    /** The service. */
    public DynamoDbSagaService service() {
        return service;
    }

    /** Its Camel context. */
    public CamelContext camel() {
        return camel;
    }

    /** The callbacks called so far, such as {@code undo-a}. */
    public List<String> calls() {
        return calls;
    }

    /** What a listener was told, such as {@code completed}; without calls. */
    public List<String> told() {
        return told;
    }

    /** A new saga. */
    public CamelSagaCoordinator begin() {
        return answer(service.newSaga(exchange()));
    }

    /** The saga of that id. */
    public CamelSagaCoordinator find(String id) {
        return answer(service.getSaga(id));
    }

    /** Joins as that participant, with a callback of either kind. */
    public void join(CamelSagaCoordinator saga, String participant) {
        answer(saga.beginStep(exchange(), step(participant)));
    }

    /** Completes or compensates. */
    public void end(CamelSagaCoordinator saga, Goal goal) {
        answer(goal == Goal.COMPLETE ? saga.complete(exchange()) : saga.compensate(exchange()));
    }

    /** Stops it, without waiting for what it does. */
    @Override
    public void close() {
        camel.getShutdownStrategy().setTimeout(1);
        camel.stop();
    }

    private CamelSagaStep step(String participant) {
        return new CamelSagaStep(
                camel.getEndpoint("direct:undo-" + participant),
                camel.getEndpoint("direct:finish-" + participant),
                Map.of(),
                null);
    }

    private RouteBuilder route(String name) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + name + "")
                        .routeId(name)
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            calls.add(name);
                            behaviours.getOrDefault(name, unused -> {}).process(exchange);
                        });
            }
        };
    }

    private Exchange exchange() {
        return new DefaultExchange(camel);
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private final class Told implements SagaListener {
        @Override
        public void started(String sagaId) {
            told.add("started");
        }

        @Override
        public void completed(String sagaId) {
            told.add("completed");
        }

        @Override
        public void compensated(String sagaId) {
            told.add("compensated");
        }

        @Override
        public void parked(Saga saga) {
            told.add("parked");
        }

        @Override
        public void recovered(String sagaId) {
            told.add("recovered");
        }

        @Override
        public void called(Goal goal, Duration took, boolean succeeded) {
            // Calls are noted by the routes.
        }

        @Override
        public void quarantined(String sagaId, String reason) {
            told.add("quarantined " + sagaId);
        }
    }
}
