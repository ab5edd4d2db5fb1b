package orderhub.routes.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.Transition;
import orderhub.routes.HubBeans;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.saga.SagaState;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs one route file with the real beans and error policies. Whatever leaves the file is a mock that is not passed on:
 * other routes, AWS, the order store, the gateway. No Spring, no network.
 */
public abstract class RouteTest extends CamelTestSupport {

    /** The hub's clock stands still here. */
    protected static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** The deadline of every saga here. */
    protected static final Instant DEADLINE = NOW.plusSeconds(700);

    /** What the hub's random ids are here. */
    protected static final UUID RANDOM = UUID.fromString("00000000-0000-4000-8000-000000000001");

    // Components want clients; the mocks keep them from being called.
    private static final DynamoDbClient DYNAMO_DB = DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    private static final SqsClient SQS = SqsClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    private static final SnsClient SNS = SnsClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    private static final EventBridgeClient EVENT_BRIDGE = EventBridgeClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();

    /** What the route measured. */
    protected final RecordedMeters meters = new RecordedMeters();

    private final String routeFile;

    /**
     * @param routeFile name of the file below {@code camel/}, without its ending
     * @param ownRoutes further routes of the file that are not mocked
     * @param replacedConsumers by route id the endpoint that stands in for a consumer that would go outside
     */
    protected RouteTest(String routeFile, List<String> ownRoutes, Map<String, String> replacedConsumers) {
        this.routeFile = routeFile;
        String own = String.join("|", ownRoutes.isEmpty() ? List.of(routeFile) : ownRoutes);
        camelContextConfiguration
                .withUseOverridePropertiesWithPropertiesComponent(TestSettings.placeholders())
                .withMockEndpointsAndSkip(
                        "(?!direct:(//)?(test-start|" + own + ")$)(aws2-|direct:|bean:|http:|saga:).*");
        replacedConsumers.forEach(camelContextConfiguration::replaceRouteFromWith);
    }

    /** For a file with one route that others call. */
    protected RouteTest(String routeFile) {
        this(routeFile, List.of(), Map.of());
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        HubBeans.of(
                        TestSettings.forBeans(),
                        new HubBeans.World(
                                DYNAMO_DB,
                                SQS,
                                new StillSagas(DEADLINE, SagaState.RUNNING),
                                new NoSagas(),
                                NoDeadLetters.desk(SQS, DYNAMO_DB),
                                meters,
                                Clock.fixed(NOW, ZoneOffset.UTC),
                                () -> RANDOM,
                                () -> 0))
                .forEach(registry::bind);
        HttpClientConfigurer noChange = builder -> {};
        registry.bind("gatewayClient", noChange);
        registry.bind("dynamoDbClient", DYNAMO_DB);
        registry.bind("sqsClient", SQS);
        registry.bind("snsClient", SNS);
        registry.bind("eventBridgeClient", EVENT_BRIDGE);
        bindOwn(registry);
    }

    /** For a test that puts a bean of its own in the place of one of the hub's. */
    protected void bindOwn(Registry registry) {}

    @Override
    protected RoutesBuilder[] createRouteBuilders() throws Exception {
        RouteCoverage.record(context);
        context.setAllowUseOriginalMessage(true);
        context.addService(new InMemorySagaService());
        ResourceLoader resources = PluginHelper.getResourceLoader(context);
        List<Resource> files = Stream.of(List.of("errors", routeFile), furtherFiles())
                .flatMap(List::stream)
                .map(file -> resources.resolveResource("classpath:camel/" + file + ".camel.yaml"))
                .toList();
        return PluginHelper.getRoutesLoader(context).findRoutesBuilders(files).toArray(RoutesBuilder[]::new);
    }

    /** For a test of a route together with one that does its work; both are among its own routes. */
    protected List<String> furtherFiles() {
        return List.of();
    }

    /** The mock in the place of an endpoint; its URI without parameters. */
    protected final MockEndpoint mocked(String uri) {
        return getMockEndpoint("mock:" + uri);
    }

    /** Lets the order store store whatever it is given. */
    protected final MockEndpoint storeThatSaves() {
        MockEndpoint store = mocked("bean:orderStore");
        store.whenAnyExchangeReceived(exchange -> {
            Order after =
                    exchange.getMessage().getMandatoryBody(Transition.class).after();
            exchange.getMessage().setBody(new SaveOutcome.Saved(after));
        });
        return store;
    }

    /** The transition that the order store got as its nth. */
    protected final Transition stored(int index) {
        return mocked("bean:orderStore").getExchanges().get(index).getMessage().getBody(Transition.class);
    }

    /** Runs the route of this file. */
    protected final Exchange run(@Nullable Object body, Map<String, Object> headers) {
        return template.request("direct:" + routeFile, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    /** Where a file of the repository is. */
    protected static Path file(String path) {
        return RepositoryFiles.find(path);
    }
}
