package orderhub.infra.saga.crash;

import java.util.List;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A node: a Camel context with a saga service and the routes. */
final class Node implements AutoCloseable {
    /** How long exchanges may go on when the node is asked to stop. */
    private static final long SHUTDOWN_TIMEOUT_S = 2;

    private final CamelContext camel = new DefaultCamelContext();
    private final Moments moments;
    private final DynamoDbClient sagas;
    private final DynamoDbClient effects;

    Node(Place place, String name, Moments moments, Reports reports, List<ExecutionInterceptor> interceptors)
            throws Exception {
        this.moments = moments;
        this.effects = LocalDynamoDb.clientBuilder(place.endpoint()).build();
        this.sagas = LocalDynamoDb.clientBuilder(place.endpoint())
                .overrideConfiguration(client -> {
                    client.addExecutionInterceptor(new WriteMoments(moments));
                    interceptors.forEach(client::addExecutionInterceptor);
                })
                .build();
        camel.disableJMX();
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_TIMEOUT_S);
        camel.addService(DynamoDbSagaService.builder(sagas)
                .settings(place.sagaSettings())
                .listener(reports)
                .build());
        Ledger ledger = new Ledger(effects, place.ledger());
        camel.addRoutes(new NodeRoutes(new Effects(ledger, moments, name), place.sagaTimeout()));
    }

    void start() {
        camel.start();
    }

    /**
     * Sends an exchange through a route and waits until the route is through with it.
     *
     * @return the saga's id, and why the exchange failed
     */
    Ended begin(String route, Moments.Hold hold, int failures) {
        moments.holdNext(hold);
        FluentProducerTemplate template = camel.createFluentProducerTemplate().withHeader(Effects.FAILURES, failures);
        Exchange ended = template.to("direct:" + route).send();
        return new Ended(moments.begun(), ended.getException());
    }

    record Ended(String sagaId, @Nullable Exception problem) {}

    @Override
    public void close() {
        camel.stop();
        sagas.close();
        effects.close();
    }
}
