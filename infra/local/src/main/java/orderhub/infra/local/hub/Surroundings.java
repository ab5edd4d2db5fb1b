package orderhub.infra.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.infra.local.gateway.PaymentGatewayOptions;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;
import orderhub.infra.local.sample.SampleData;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a hub needs around it: AWS with a sample shop in its tables, and a payment gateway. One, or several, hubs use it. */
public final class Surroundings implements AutoCloseable {

    private final EmbeddedAws aws;
    private final PaymentGatewaySimulator gateway;

    private Surroundings(EmbeddedAws aws, PaymentGatewaySimulator gateway) {
        this.aws = aws;
        this.gateway = gateway;
    }

    /**
     * Starts both and loads the shop.
     *
     * @param awsPort 0 means a free one
     * @param gatewayPort 0 means a free one
     * @param dataDirectory where tables, queues and payments are kept between runs; null means in memory
     * @throws UncheckedIOException if a port is taken or the data directory cannot be used
     */
    public static Surroundings start(int awsPort, int gatewayPort, @Nullable Path dataDirectory) {
        EmbeddedAws aws = EmbeddedAws.start(new EmbeddedAwsOptions(awsPort, below(dataDirectory, "aws"), null));
        try {
            loadShop(aws);
            return new Surroundings(
                    aws,
                    PaymentGatewaySimulator.start(
                            new PaymentGatewayOptions(gatewayPort, below(dataDirectory, "gateway"))));
        } catch (IOException e) {
            aws.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /** The embedded AWS. */
    public EmbeddedAws aws() {
        return aws;
    }

    /** The payment gateway. */
    public PaymentGatewaySimulator gateway() {
        return gateway;
    }

    @Override
    public void close() {
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
