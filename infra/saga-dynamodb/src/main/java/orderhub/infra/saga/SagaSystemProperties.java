package orderhub.infra.saga;

import java.net.URI;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.store.SagaTable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A service by system properties: {@code saga.dynamodb.} and the name of a setting, for example {@code
 * saga.dynamodb.table} or {@code saga.dynamodb.lease-ms}.
 *
 * <p>With {@code saga.dynamodb.endpoint} it talks to a DynamoDB that is not the real one, as region us-east-1 and with
 * credentials of no meaning. Without, region, credentials and endpoint are found as the AWS SDK finds them.
 */
final class SagaSystemProperties {
    private static final String PREFIX = "saga.dynamodb.";
    private static final String NO_MEANING = "local";

    private SagaSystemProperties() {}

    static DynamoDbSagaService service() {
        SagaSettings settings =
                SagaSettings.builder().from(SagaSystemProperties::property).build();
        DynamoDbClient dynamoDb = client(property("endpoint"));
        SagaTable.createIfMissing(dynamoDb, settings.table());
        return DynamoDbSagaService.builder(dynamoDb)
                .settings(settings)
                .owningClient()
                .build();
    }

    private static DynamoDbClient client(@Nullable String endpoint) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder();
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint))
                    .region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create(NO_MEANING, NO_MEANING)));
        }
        return builder.build();
    }

    private static @Nullable String property(String name) {
        return System.getProperty(PREFIX + name);
    }
}
