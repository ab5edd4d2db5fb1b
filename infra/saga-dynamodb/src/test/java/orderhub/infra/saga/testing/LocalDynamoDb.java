package orderhub.infra.saga.testing;

import java.net.URI;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in memory and behind HTTP, one for all tests of a JVM: each test has a table of its own. */
public final class LocalDynamoDb {
    private static final int ANY_PORT = 0;
    private static final String KEY = "local";
    private static @Nullable URI endpoint;

    private LocalDynamoDb() {}

    /** Where it listens; starts it at first. */
    public static synchronized URI endpoint() {
        if (endpoint == null) {
            endpoint = started();
        }
        return endpoint;
    }

    /** A client of it. */
    public static DynamoDbClient client() {
        return clientBuilder(endpoint()).build();
    }

    /** A client to be, of the one that listens there. */
    public static DynamoDbClientBuilder clientBuilder(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)));
    }

    /** A name that no other test uses. */
    public static String newTable() {
        return "sagas-" + UUID.randomUUID();
    }

    private static URI started() {
        boolean inMemory = true;
        boolean sharedDb = true;
        boolean delayTransientStatuses = false;
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(ANY_PORT);
        server.addConnector(connector);
        server.setHandler(
                new LocalDynamoDBServerHandler(requests(inMemory, sharedDb, delayTransientStatuses), noCrossOrigin()));
        try {
            server.start();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @SuppressWarnings("NullAway") // In memory there is no path.
    private static LocalDynamoDBRequestHandler requests(boolean inMemory, boolean sharedDb, boolean delay) {
        return new LocalDynamoDBRequestHandler(0, inMemory, null, sharedDb, delay);
    }

    @SuppressWarnings("NullAway") // Null is how its command line says that no other origin may ask.
    private static String noCrossOrigin() {
        @Nullable String none = null;
        return none;
    }
}
