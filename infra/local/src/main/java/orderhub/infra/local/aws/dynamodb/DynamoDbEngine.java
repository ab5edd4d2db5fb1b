package orderhub.infra.local.aws.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/** DynamoDB Local inside this process. All credentials and regions see the same tables. */
public final class DynamoDbEngine implements AutoCloseable {
    /** In shared mode the access key names nothing; one is needed all the same. */
    static final String ACCESS_KEY = "local";

    private static final int INDEX_LOOK_MS = 20;

    /** Hundreds of thousands of orders, which is more than a laptop's directory has. */
    private static final int INDEX_FILLED_MS = 60_000;

    private static final String TABLE_MISSING = "ResourceNotFoundException";

    private final LocalDynamoDBRequestHandler requests;
    private final SharedDbHandler http;
    private final String region;

    private DynamoDbEngine(LocalDynamoDBRequestHandler requests, String region) {
        this.requests = requests;
        this.http = new SharedDbHandler(requests);
        this.region = region;
    }

    /**
     * Starts the engine.
     *
     * @param directory where the database file lies; null keeps everything in memory
     */
    public static DynamoDbEngine start(String region, @Nullable Path directory) {
        boolean inMemory = directory == null;
        boolean sharedDb = true;
        boolean delayTransientStatuses = false;
        String path = directory == null ? null : created(directory).toString();
        LocalDynamoDBRequestHandler requests = requestHandler(inMemory, path, sharedDb, delayTransientStatuses);
        if (directory != null) {
            enableWriteAhead(directory);
        }
        return new DynamoDbEngine(requests, region);
    }

    @SuppressWarnings("NullAway") // The path is null exactly when the data stays in memory.
    private static LocalDynamoDBRequestHandler requestHandler(
            boolean inMemory, @Nullable String path, boolean sharedDb, boolean delayTransientStatuses) {
        return new LocalDynamoDBRequestHandler(0, inMemory, path, sharedDb, delayTransientStatuses);
    }

    private static void enableWriteAhead(Path directory) {
        try {
            WriteAheadLog.enable(directory);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Answers one HTTP request to DynamoDB or to its streams; blocks the calling thread while the engine works. */
    public void handle(Request request, Response response, Callback callback) throws Exception {
        http.handle(request, response, callback);
    }

    /** The table of that name, when there is one. */
    public Optional<TableDescription> table(String name) {
        try {
            DescribeTableRequest request =
                    DescribeTableRequest.builder().tableName(name).build();
            return Optional.of(
                    requests.describeTable(ACCESS_KEY, region, request).table());
        } catch (DynamoDBLocalServiceException refused) {
            if (TABLE_MISSING.equals(refused.getErrorCode())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Creates a table; it can be used when this returns. */
    public void createTable(CreateTableRequest request) {
        requests.createTable(ACCESS_KEY, region, request);
    }

    /**
     * Adds an index to a table that is there, with what the table holds already; it can be used when this returns.
     *
     * @param table as it is to be, with the attributes that the index needs
     * @throws IllegalStateException if the index is not filled within {@value #INDEX_FILLED_MS} ms
     */
    public void addIndex(CreateTableRequest table, GlobalSecondaryIndex index) {
        requests.updateTable(
                ACCESS_KEY,
                region,
                UpdateTableRequest.builder()
                        .tableName(table.tableName())
                        .attributeDefinitions(table.attributeDefinitions().stream()
                                .filter(attribute -> isNeeded(attribute, table.tableName(), index))
                                .toList())
                        .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                                .create(create -> create.indexName(index.indexName())
                                        .keySchema(index.keySchema())
                                        .projection(index.projection())
                                        .provisionedThroughput(index.provisionedThroughput()))
                                .build())
                        .build());
        for (int waitedMs = 0; !isActive(table.tableName(), index.indexName()); waitedMs += INDEX_LOOK_MS) {
            if (waitedMs >= INDEX_FILLED_MS) {
                throw new IllegalStateException(
                        "The index " + index.indexName() + " is not filled after " + INDEX_FILLED_MS + " ms");
            }
            sleep();
        }
    }

    /** An attribute that is part of no key is refused, and another index may still be missing. */
    private boolean isNeeded(AttributeDefinition attribute, String table, GlobalSecondaryIndex index) {
        return table(table).stream()
                        .flatMap(description -> description.attributeDefinitions().stream())
                        .anyMatch(there -> there.attributeName().equals(attribute.attributeName()))
                || index.keySchema().stream()
                        .anyMatch(key -> key.attributeName().equals(attribute.attributeName()));
    }

    private boolean isActive(String table, String index) {
        return table(table).stream()
                .flatMap(description -> description.globalSecondaryIndexes().stream())
                .anyMatch(there -> there.indexName().equals(index) && there.indexStatus() == IndexStatus.ACTIVE);
    }

    private static void sleep() {
        try {
            Thread.sleep(INDEX_LOOK_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Lets items of {@code table} expire at the second that {@code attribute} holds. */
    public void enableTimeToLive(String table, String attribute) {
        TimeToLiveSpecification specification = TimeToLiveSpecification.builder()
                .attributeName(attribute)
                .enabled(true)
                .build();
        requests.updateTimeToLive(
                ACCESS_KEY,
                region,
                UpdateTimeToLiveRequest.builder()
                        .tableName(table)
                        .timeToLiveSpecification(specification)
                        .build());
    }

    /** The attribute that expires items of {@code table}, when one does. */
    public Optional<String> timeToLive(String table) {
        return Optional.ofNullable(requests.describeTimeToLive(
                                ACCESS_KEY,
                                region,
                                software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest.builder()
                                        .tableName(table)
                                        .build())
                        .timeToLiveDescription())
                .map(description -> description.attributeName());
    }

    @Override
    public void close() {
        requests.shutdown();
    }
}
