package orderhub.infra.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import orderhub.config.HubApplication;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.infra.local.gateway.PaymentGatewayOptions;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;
import orderhub.infra.local.sample.SampleData;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The hub as it is shipped, in one process with the AWS and the payment gateway that it needs. */
public final class LocalHub implements AutoCloseable {

    private final EmbeddedAws aws;
    private final PaymentGatewaySimulator gateway;
    private final ConfigurableApplicationContext hub;

    private LocalHub(EmbeddedAws aws, PaymentGatewaySimulator gateway, ConfigurableApplicationContext hub) {
        this.aws = aws;
        this.gateway = gateway;
        this.hub = hub;
    }

    /**
     * Starts all three and loads the sample shop; orders are taken when this returns.
     *
     * @throws UncheckedIOException if a port is taken or the data directory cannot be used
     */
    public static LocalHub start(LocalHubOptions options) {
        // Any credentials will do for the embedded AWS; the SDK's default chain finds these.
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        HubApplication.preferVirtualThreads();
        // Until Spring has set logging up, nobody has said what is worth a line.
        LoggingSystem.get(LocalHub.class.getClassLoader()).beforeInitialize();
        EmbeddedAws aws = EmbeddedAws.start(new EmbeddedAwsOptions(options.awsPort(), below(options, "aws"), null));
        try {
            PaymentGatewaySimulator gateway = startGateway(options);
            try {
                ConfigurableApplicationContext hub = startHub(options, aws, gateway);
                return new LocalHub(aws, gateway, hub);
            } catch (RuntimeException e) {
                gateway.close();
                throw e;
            }
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /** The hub's base URL. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + hub.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The embedded AWS. */
    public EmbeddedAws aws() {
        return aws;
    }

    /** The payment gateway. */
    public PaymentGatewaySimulator gateway() {
        return gateway;
    }

    /** The hub's application context. */
    public ConfigurableApplicationContext hub() {
        return hub;
    }

    /** Stops the hub first, while what it needs to finish its work is still there. */
    @Override
    public void close() {
        hub.close();
        gateway.close();
        aws.close();
    }

    private static PaymentGatewaySimulator startGateway(LocalHubOptions options) {
        try {
            return PaymentGatewaySimulator.start(
                    new PaymentGatewayOptions(options.gatewayPort(), below(options, "gateway")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext startHub(
            LocalHubOptions options, EmbeddedAws aws, PaymentGatewaySimulator gateway) {
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setAdditionalProfiles("local");
        // The sample shop is there before the first route starts.
        application.addInitializers(context -> {
            try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                    .endpointOverride(aws.endpoint())
                    .region(Region.of(aws.region()))
                    .httpClientBuilder(ApacheHttpClient.builder())
                    .build()) {
                new SampleData(dynamoDb).loadOnce();
            }
        });
        Map<String, Object> settings = new HashMap<>(options.settings());
        settings.put("server.port", options.apiPort());
        settings.put("hub.aws.endpoint", aws.endpoint().toString());
        settings.put("hub.gateway.base-url", gateway.baseUrl().toString());
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return application.run(arguments);
    }

    private static @Nullable Path below(LocalHubOptions options, String name) {
        Path data = options.dataDirectory();
        return data == null ? null : data.resolve(name);
    }
}
