package orderhub.infra.local.simulation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import orderhub.config.saga.LeftBehind;
import orderhub.config.saga.OperatorsDesk;
import orderhub.config.saga.OrderSagas;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.routes.HubBeans;
import orderhub.routes.callers.Callers;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.dryrun.DryRun;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.json.HubJson;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One life of a hub: the real routes and beans, without Spring and without a port, on a {@link Network}. */
final class SimulatedHub implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("simulation");
    private static final int MAX_CONNECTIONS = 60;
    /** There is no port to listen on, and nobody looks: without these routes, a hub starts twice as fast. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "rest.",
            "get-",
            "list-",
            "abort-saga",
            "retry-saga",
            "show-saga",
            "skip-saga",
            "dead-letter",
            "redrive",
            "-intervention");

    private final Network network;
    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final List<AutoCloseable> clients;
    private final ProducerTemplate producer;
    private final DynamoDbSagaService sagas;
    private volatile boolean closed;

    SimulatedHub(URI aws, URI gateway, Network network, Clock clock, int sdkAttempts, Bug bug, FenceWatch watch) {
        this.network = network;
        SdkHttpClient wire =
                ApacheHttpClient.builder().maxConnections(MAX_CONNECTIONS).build();
        SdkHttpClient http = new FaultyAwsHttp(wire, network, bug.requests(), watch);
        Clients build = new Clients(aws, http, sdkAttempts);
        DynamoDbClient dynamoDb = build.of(DynamoDbClient.builder());
        SqsClient sqs =
                bug.deletesFirst() ? DeletingFirst.over(build.of(SqsClient.builder())) : build.of(SqsClient.builder());
        SnsClient sns = build.of(SnsClient.builder());
        EventBridgeClient events = build.of(EventBridgeClient.builder());
        clients = List.of(dynamoDb, sqs, sns, events, wire);
        sagas = DynamoDbSagaService.builder(dynamoDb)
                .settings(HubConfiguration.sagas())
                .clock(clock)
                .build();
        sagas.addListener(new LeftBehind(sagas.operations()::show, this::producer));
        Map<String, Object> beans = HubBeans.of(
                HubConfiguration.settings(aws),
                new HubBeans.World(
                        dynamoDb,
                        sqs,
                        new OrderSagas(sagas),
                        new OperatorsDesk(sagas.operations()),
                        desk(aws, sqs, dynamoDb, clock),
                        new Unmeasured(),
                        clock,
                        UUID::randomUUID,
                        () -> 0));
        beans.forEach(camel.getRegistry()::bind);
        bug.beans(beans).forEach(this::replace);
        camel.getRegistry().bind("gatewayClient", new FaultyGatewayHttp(gateway, network, bug.keys()));
        camel.getRegistry().bind("dynamoDbClient", dynamoDb);
        camel.getRegistry().bind("sqsClient", sqs);
        camel.getRegistry().bind("snsClient", sns);
        camel.getRegistry().bind("eventBridgeClient", events);
        camel.getPropertiesComponent().setOverrideProperties(HubConfiguration.placeholders(aws, gateway));
        producer = start(bug);
    }

    private static DeadLetterDesk desk(URI aws, SqsClient sqs, DynamoDbClient dynamoDb, Clock clock) {
        DryRun none = (queueUrl, body) -> {
            throw new NoConsumerException();
        };
        return new DeadLetterDesk(
                HubConfiguration.settings(aws).deadLetters(),
                new DeadLetterDesk.World(sqs, dynamoDb, none, clock, UUID::randomUUID, Runnable::run),
                HubJson.mapper());
    }

    private void replace(String name, Object bean) {
        camel.getRegistry().unbind(name);
        camel.getRegistry().bind(name, bean);
    }

    private ProducerTemplate start(Bug bug) {
        try {
            camel.disableJMX();
            camel.build();
            camel.getShutdownStrategy().setTimeout(1);
            camel.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
            camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
            camel.addService(sagas);
            // All at once: error policies are in a file of their own, which has to come first.
            PluginHelper.getRoutesLoader(camel).loadRoutes(files(camel));
            for (String route : bug.missingRoutes()) {
                camel.getRouteDefinition(route).autoStartup(false);
            }
            camel.start();
            return camel.createProducerTemplate();
        } catch (Exception fault) {
            throw new IllegalStateException("the hub does not start", fault);
        }
    }

    private static List<Resource> files(CamelContext camel) throws Exception {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:camel/*.camel.yaml"))
                .map(file -> String.valueOf(file.getFilename()))
                .filter(name -> OF_OPERATORS.stream().noneMatch(name::contains))
                .map(name -> PluginHelper.getResourceLoader(camel).resolveResource("classpath:camel/" + name))
                .toList();
    }

    /** An answer of the API. */
    record Answer(int status, String body) {}

    /** Asks a route as the REST DSL does, for one of staff. */
    Answer ask(String route, String body, Map<String, Object> headers) {
        if (network.isDead()) {
            return new Answer(0, "");
        }
        Exchange answered = producer.request("direct:" + route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(Callers.SUBJECT, "simulation");
            exchange.getMessage().setHeader(Callers.CUSTOMER, Callers.EVERY_CUSTOMER);
            headers.forEach(exchange.getMessage()::setHeader);
        });
        // The port of a hub that stops is closed before its routes are.
        if (network.isDead() || (closed && answered.getException() != null)) {
            return new Answer(0, "");
        }
        if (answered.getException() != null) {
            throw new IllegalStateException(
                    route + " answers nothing but " + answered.getException(), answered.getException());
        }
        int status = answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        return new Answer(status, answered.getMessage().getBody(String.class));
    }

    /** As an operator has a saga compensated. It may have ended meanwhile, and the answer may get lost. */
    void compensate(String saga) {
        try {
            sagas.operations().compensateNow(saga, "an operator", "does as he likes");
        } catch (SagaStoreException noAnswer) {
            LOG.log(System.Logger.Level.DEBUG, "an operator was not answered: {0}", noAnswer.getMessage());
        }
    }

    /** As an operator takes the place of a callback. There may be none, it may have ended, and the answer may get lost. */
    void skip(String saga, int step) {
        try {
            sagas.operations().skipStep(saga, step, "an operator", "does as he likes");
        } catch (SagaStoreException noAnswer) {
            LOG.log(System.Logger.Level.DEBUG, "an operator was not answered: {0}", noAnswer.getMessage());
        }
    }

    private ProducerTemplate producer() {
        return producer;
    }

    Network network() {
        return network;
    }

    /** Stops or starts one of its consumers. */
    void setConsuming(String route, boolean on) {
        try {
            if (on) {
                camel.getRouteController().resumeRoute(route);
            } else {
                camel.getRouteController().suspendRoute(route);
            }
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Whether it was told to stop. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        camel.stop();
        network.close();
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    private record Clients(URI endpoint, SdkHttpClient http, int attempts) {
        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder) {
            BackoffStrategy soon = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(5));
            return builder.endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("any-key", "any-secret")))
                    .httpClient(http)
                    .overrideConfiguration(with -> with.retryStrategy(StandardRetryStrategy.builder()
                            .maxAttempts(attempts)
                            .backoffStrategy(soon)
                            .throttlingBackoffStrategy(soon)
                            .circuitBreakerEnabled(false)
                            .build()))
                    .build();
        }
    }
}
