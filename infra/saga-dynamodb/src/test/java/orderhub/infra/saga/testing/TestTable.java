package orderhub.infra.saga.testing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaSettingsBuilder;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of a test's own in the {@link EmbeddedDynamoDb}, and a store on it. */
public final class TestTable {
    private final DynamoDbClient dynamoDb;
    private final SagaSettings settings;
    private final SagaStore store;
    private final AtomicInteger issued = new AtomicInteger();

    /** With the settings that suit most, but for the table's name. */
    public TestTable() {
        this(with -> with);
    }

    /** @param change makes of the settings that suit most what the test needs */
    public TestTable(UnaryOperator<SagaSettingsBuilder> change) {
        dynamoDb = EmbeddedDynamoDb.client();
        settings = change.apply(SagaSettings.builder())
                .table(LocalDynamoDb.newTable())
                .build();
        SagaTable.createIfMissing(dynamoDb, settings.table());
        store = new SagaStore(client(), settings, () -> new byte[SagaIds.KEY_BYTES]);
    }

    /** A client that throws what the SDK's own does. */
    public DynamoDbClient client() {
        return new InterceptedDynamoDb(dynamoDb);
    }

    /** The settings, with the table's name. */
    public SagaSettings settings() {
        return settings;
    }

    /** A store on the table. */
    public SagaStore store() {
        return store;
    }

    /** An id that no other saga of the table has. */
    public String newId(Instant now) {
        byte[] random = new byte[SagaIds.RANDOM_BYTES];
        random[0] = (byte) issued.incrementAndGet();
        random[1] = (byte) (issued.get() >> Byte.SIZE);
        return store.ids().issue(now, random);
    }

    /** The item as it lies in the table; empty when there is none. */
    public Map<String, AttributeValue> item(String id) {
        return dynamoDb.getItem(
                        request -> request.tableName(settings.table()).key(Map.of("saga_id", AttributeValue.fromS(id))))
                .item();
    }

    /** Writes an item as it is. */
    public void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(request -> request.tableName(settings.table()).item(item));
    }
}
