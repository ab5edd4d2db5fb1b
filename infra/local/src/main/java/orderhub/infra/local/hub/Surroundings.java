package orderhub.infra.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.infra.local.gateway.PaymentGatewayOptions;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;
import orderhub.infra.local.issuer.DevelopmentIssuer;
import orderhub.infra.local.sample.SampleData;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a hub needs around it: AWS with a sample shop in its tables, a payment gateway, and an issuer of tokens. One, or
 * several, hubs use it.
 */
public final class Surroundings implements AutoCloseable {

    private final EmbeddedAws aws;
    private final PaymentGatewaySimulator gateway;
    private final DevelopmentIssuer issuer;

    private Surroundings(EmbeddedAws aws, PaymentGatewaySimulator gateway, DevelopmentIssuer issuer) {
        this.aws = aws;
        this.gateway = gateway;
        this.issuer = issuer;
    }

    /** Starts all, the issuer on a free port. */
    public static Surroundings start(int awsPort, int gatewayPort, @Nullable Path dataDirectory) {
        return start(awsPort, gatewayPort, 0, dataDirectory);
    }

    /**
     * Starts all and loads the shop.
     *
     * @param awsPort 0 means a free one
     * @param gatewayPort 0 means a free one
     * @param issuerPort 0 means a free one
     * @param dataDirectory where tables, queues, payments and the issuer's key are kept between runs; null means in memory
     * @throws UncheckedIOException if a port is taken or the data directory cannot be used
     */
    public static Surroundings start(int awsPort, int gatewayPort, int issuerPort, @Nullable Path dataDirectory) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            EmbeddedAws aws = EmbeddedAws.start(new EmbeddedAwsOptions(awsPort, below(dataDirectory, "aws"), null));
            started.push(aws);
            loadShop(aws);
            PaymentGatewaySimulator gateway = PaymentGatewaySimulator.start(
                    new PaymentGatewayOptions(gatewayPort, below(dataDirectory, "gateway")));
            started.push(gateway);
            return new Surroundings(aws, gateway, DevelopmentIssuer.start(issuerPort, below(dataDirectory, "issuer")));
        } catch (IOException e) {
            throw closing(started, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw closing(started, e);
        }
    }

    private static RuntimeException closing(Deque<AutoCloseable> started, RuntimeException fault) {
        for (AutoCloseable part : started) {
            try {
                part.close();
            } catch (Exception e) {
                fault.addSuppressed(e);
            }
        }
        return fault;
    }

    /** The embedded AWS. */
    public EmbeddedAws aws() {
        return aws;
    }

    /** The payment gateway. */
    public PaymentGatewaySimulator gateway() {
        return gateway;
    }

    /** The issuer of tokens. */
    public DevelopmentIssuer issuer() {
        return issuer;
    }

    @Override
    public void close() {
        issuer.close();
        gateway.close();
        aws.close();
    }

    private static void loadShop(EmbeddedAws aws) {
        try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            new SampleData(dynamoDb).loadOnce();
        }
    }

    private static @Nullable Path below(@Nullable Path data, String name) {
        return data == null ? null : data.resolve(name);
    }
}
