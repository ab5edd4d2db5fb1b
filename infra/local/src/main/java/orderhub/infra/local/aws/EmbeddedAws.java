package orderhub.infra.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.dynamodb.DynamoDbEngine;
import orderhub.infra.local.aws.events.EventsService;
import orderhub.infra.local.aws.http.AwsEndpoint;
import orderhub.infra.local.aws.http.AwsHandler;
import orderhub.infra.local.aws.http.ServiceRouter;
import orderhub.infra.local.aws.http.StsService;
import orderhub.infra.local.aws.metrics.MetricDatum;
import orderhub.infra.local.aws.metrics.MetricsQueryService;
import orderhub.infra.local.aws.metrics.MetricsService;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.StateFile;
import orderhub.infra.local.aws.sns.SnsService;
import orderhub.infra.local.aws.sns.TextMessage;
import orderhub.infra.local.aws.sqs.QueueUrls;
import orderhub.infra.local.aws.sqs.SqsDelivery;
import orderhub.infra.local.aws.sqs.SqsService;
import orderhub.infra.local.aws.template.TemplateLoader;
import org.jspecify.annotations.Nullable;

/**
 * AWS on this machine: DynamoDB with its streams, SQS, EventBridge, SNS, CloudWatch metrics and STS's
 * {@code GetCallerIdentity} behind one endpoint, with everything that a CloudFormation template describes. Any
 * credentials will do.
 */
public final class EmbeddedAws implements AutoCloseable {
    private static final AwsAccount ACCOUNT = new AwsAccount("us-east-1", "000000000000");
    private static final String TEMPLATE = "/infra/aws/messaging.yaml";
    private static final String STACK = "order-hub-messaging";

    private final AwsEndpoint endpoint;
    private final SnsService sns;
    private final MetricsService metrics;
    private final TemplateLoader.Loaded loaded;
    private final Deque<AutoCloseable> started;

    private EmbeddedAws(
            AwsEndpoint endpoint,
            SnsService sns,
            MetricsService metrics,
            TemplateLoader.Loaded loaded,
            Deque<AutoCloseable> started) {
        this.endpoint = endpoint;
        this.sns = sns;
        this.metrics = metrics;
        this.loaded = loaded;
        this.started = started;
    }

    /**
     * Starts everything; requests are answered when this returns.
     *
     * @throws UncheckedIOException when the port is taken, or the data directory or template cannot be used
     * @throws orderhub.infra.local.aws.template.TemplateException when the template cannot be created here
     */
    public static EmbeddedAws start(EmbeddedAwsOptions options) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            return start(options, started);
        } catch (IOException failed) {
            closeAll(started);
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            closeAll(started);
            throw failed;
        }
    }

    private static EmbeddedAws start(EmbeddedAwsOptions options, Deque<AutoCloseable> started) throws IOException {
        Clock clock = Clock.systemUTC();
        String template = template(options.template());
        Path data = options.dataDirectory();
        if (data != null) {
            Files.createDirectories(data);
            started.push(DataDirectoryLock.take(data));
        }
        AwsEndpoint endpoint = push(started, AwsEndpoint.bind(options.port()));
        QueueUrls urls = new QueueUrls(endpoint.uri(), ACCOUNT);
        DynamoDbEngine dynamoDb = push(started, DynamoDbEngine.start(ACCOUNT.region(), below(data, "dynamodb")));
        SqsService sqs = push(started, SqsService.start(ACCOUNT, endpoint.uri(), below(data, "sqs")));
        SqsDelivery queues = new SqsDelivery(sqs, urls);
        StateFile state = data == null ? StateFile.inMemory() : StateFile.at(data.resolve("events-and-topics.json"));
        SnsService sns = new SnsService(ACCOUNT, clock, state, queues, endpoint.uri());
        EventsService events = new EventsService(ACCOUNT, clock, state, queues, sns.delivery());
        MetricsService metrics = new MetricsService(clock);
        TemplateLoader.Loaded loaded =
                new TemplateLoader(ACCOUNT, urls, dynamoDb, sqs, events, sns).load(template, STACK);
        endpoint.serve(new AwsHandler(dynamoDb, router(sqs, events, sns, metrics)));
        // Closed first: what is asked for while the rest stops would be taken and lost.
        started.push(endpoint);
        return new EmbeddedAws(endpoint, sns, metrics, loaded, started);
    }

    private static ServiceRouter router(SqsService sqs, EventsService events, SnsService sns, MetricsService metrics) {
        return new ServiceRouter(
                sqs::forward,
                Map.of("AWSEvents", events, MetricsService.SERVICE_NAME, metrics),
                Map.of("sns", sns, "monitoring", new MetricsQueryService(metrics), "sts", new StsService(ACCOUNT)));
    }

    private static String template(@Nullable Path file) throws IOException {
        if (file != null) {
            return Files.readString(file);
        }
        try (InputStream resource = EmbeddedAws.class.getResourceAsStream(TEMPLATE)) {
            if (resource == null) {
                throw new IOException("The class path has no " + TEMPLATE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable Path below(@Nullable Path directory, String name) {
        return directory == null ? null : directory.resolve(name);
    }

    private static <T extends AutoCloseable> T push(Deque<AutoCloseable> started, T service) {
        started.push(service);
        return service;
    }

    /** Where everything answers, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /** The region that ARNs name. */
    public String region() {
        return ACCOUNT.region();
    }

    /** The account that ARNs and queue URLs name. */
    public String accountId() {
        return ACCOUNT.accountId();
    }

    /** The outputs of the template, by name. */
    public Map<String, String> outputs() {
        return loaded.outputs();
    }

    /** How many resources of each type the template has. */
    public Map<String, Integer> resources() {
        return loaded.resources();
    }

    /** The newest text messages that were published to phone numbers, oldest first; at most 1,000. */
    public List<TextMessage> textMessages() {
        return sns.textMessages();
    }

    /** The newest measurements that were put, oldest first; at most 10,000. */
    public List<MetricDatum> metricData() {
        return metrics.metricData();
    }

    /** Stops everything. What lies in a data directory stays. */
    @Override
    public void close() {
        closeAll(started);
    }

    private static void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failed) {
                System.getLogger(EmbeddedAws.class.getName())
                        .log(System.Logger.Level.WARNING, "A part of the embedded AWS did not stop", failed);
            }
        }
    }
}
