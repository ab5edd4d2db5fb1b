package orderhub.infra.saga.contract.support;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.util.function.Consumer;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaSettingsBuilder;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table of its own, for one node or several.
 *
 * @param settings of all its nodes
 */
public record SagaTestTable(SagaSettings settings) {
    /** One for all tests: it holds nothing but connections. */
    private static final DynamoDbClient DYNAMO_DB = LocalDynamoDb.client();

    /** A table whose nodes try again soon. */
    public static SagaTestTable create() {
        return create(settings -> {});
    }

    /** @param changes to the settings that tests have */
    public static SagaTestTable create(Consumer<SagaSettingsBuilder> changes) {
        SagaSettingsBuilder settings = SagaSettings.builder()
                .table(LocalDynamoDb.newTable())
                .dueShards(2)
                .lease(ofSeconds(1))
                .sweepEvery(ofMillis(200))
                .maxAttempts(SagaWorld.MAX_ATTEMPTS)
                .firstBackoff(ofMillis(20))
                .longestBackoff(ofMillis(100))
                .drain(ofSeconds(2));
        changes.accept(settings);
        SagaTestTable table = new SagaTestTable(settings.build());
        SagaTable.createIfMissing(DYNAMO_DB, table.settings().table());
        return table;
    }

    /** Another Camel context, with a service of its own, on this table. */
    public SagaWorld node() {
        return SagaWorld.with(camel ->
                DynamoDbSagaService.builder(DYNAMO_DB).settings(settings).build());
    }

    /** The saga as it is stored. */
    public Saga stored(String id) {
        return new SagaStore(DYNAMO_DB, settings, () -> new byte[SagaIds.KEY_BYTES])
                .get(id)
                .orElseThrow();
    }
}
