package orderhub.infra.saga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class SagaTableTest {
    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final String name = LocalDynamoDb.newTable();

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void creates_a_table_with_its_index_and_time_to_live() {
        SagaTable.createIfMissing(dynamoDb, name);
        TableDescription table =
                dynamoDb.describeTable(request -> request.tableName(name)).table();
        assertThat(table.keySchema())
                .extracting(KeySchemaElement::attributeName)
                .containsExactly("saga_id");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        GlobalSecondaryIndexDescription index = table.globalSecondaryIndexes().get(0);
        assertThat(index.indexName()).isEqualTo(SagaTable.DUE_INDEX);
        assertThat(index.keySchema())
                .extracting(KeySchemaElement::attributeName)
                .containsExactly("due_shard", "due_at");
        assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.KEYS_ONLY);
        var ttl =
                dynamoDb.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();
        assertThat(ttl.attributeName()).isEqualTo("expires_at");
        assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void leaves_a_table_that_exists_as_it_is() {
        SagaTable.createIfMissing(dynamoDb, name);
        SagaTable.createIfMissing(dynamoDb, name);
        assertThat(dynamoDb.describeTable(request -> request.tableName(name))
                        .table()
                        .globalSecondaryIndexes())
                .hasSize(1);
    }

    @Test
    void is_created_once_by_nodes_that_start_at_once() {
        List<CompletableFuture<Void>> nodes = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> SagaTable.createIfMissing(dynamoDb, name)))
                .limit(4)
                .toList();
        assertThat(CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(20));
    }
}
