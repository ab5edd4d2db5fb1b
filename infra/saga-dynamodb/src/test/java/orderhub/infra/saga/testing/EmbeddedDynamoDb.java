package orderhub.infra.saga.testing;

import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local in memory and called directly, one for all tests of a JVM: quicker than over HTTP, and no retries, connections or threads that would make a run differ from the one before.
 */
public final class EmbeddedDynamoDb {
    private static final int JOB_THREADS = 1;
    private static final EmbeddedDynamoDb SHARED = new EmbeddedDynamoDb();

    private final AmazonDynamoDBLocal database = started();

    private EmbeddedDynamoDb() {}

    /** The one client of the one for all. It throws its own exceptions: see {@link InterceptedDynamoDb}. */
    public static DynamoDbClient client() {
        return SHARED.ownClient();
    }

    /**
     * One of a test's own, to be shut down. It keeps something for each table that it ever had, and gets slow after some
     * thousand, so who needs that many needs several.
     */
    public static EmbeddedDynamoDb start() {
        return new EmbeddedDynamoDb();
    }

    /** The client of this one. */
    public DynamoDbClient ownClient() {
        return database.dynamoDbClient();
    }

    /** Ends it, and all it holds. */
    public void shutDown() {
        database.shutdownNow();
    }

    /** Its own start would load a client of a service for telemetry, which the build leaves out. */
    private static AmazonDynamoDBLocal started() {
        boolean delayTransientStatuses = false;
        var jobs = new JobsRegister(
                Executors.newFixedThreadPool(JOB_THREADS, EmbeddedDynamoDb::daemon), delayTransientStatuses);
        return new LocalDBClient(new SQLiteDBAccess(), jobs);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "embedded-dynamodb");
        thread.setDaemon(true);
        return thread;
    }
}
