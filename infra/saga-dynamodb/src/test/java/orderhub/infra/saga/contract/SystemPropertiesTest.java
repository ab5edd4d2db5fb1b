package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.saga.CamelSagaService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A service that has all it needs from system properties. */
class SystemPropertiesTest {
    private static final String ENDPOINT = "saga.dynamodb.endpoint";
    private static final String TABLE = "saga.dynamodb.table";
    private static final String LEASE = "saga.dynamodb.lease-ms";

    private final String table = LocalDynamoDb.newTable();

    @BeforeEach
    void set() {
        System.setProperty(ENDPOINT, LocalDynamoDb.endpoint().toString());
        System.setProperty(TABLE, table);
    }

    @AfterEach
    void clear() {
        System.clearProperty(ENDPOINT);
        System.clearProperty(TABLE);
        System.clearProperty(LEASE);
    }

    @Test
    void its_sagas_are_in_the_table_of_that_name_which_it_creates() {
        try (SagaWorld world = SagaWorld.with(DynamoDbSagaService::create);
                DynamoDbClient dynamoDb = LocalDynamoDb.client()) {
            world.routes(routes ->
                    routes.from("direct:order").saga().completion("call:done").to("call:acted"));
            assertThat(world.send("direct:order", Map.of()).getException()).isNull();
            world.awaitCalls("acted", "done");
            assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items())
                    .anySatisfy(item -> assertThat(item).containsEntry("status", AttributeValue.fromS("COMPLETED")));
            assertThat(dynamoDb.describeTable(describe -> describe.tableName(table))
                            .table()
                            .globalSecondaryIndexes())
                    .anySatisfy(index -> assertThat(index.indexName()).isEqualTo(SagaTable.DUE_INDEX));
        }
    }

    @Test
    void it_is_the_service_of_the_context_that_it_was_created_for() {
        try (SagaWorld world = SagaWorld.with(DynamoDbSagaService::create)) {
            assertThat(world.camel().hasService(CamelSagaService.class)).isSameAs(world.sagas());
        }
    }

    @Test
    void settings_are_properties_as_well() {
        System.setProperty(LEASE, "1234");
        try (SagaWorld world = SagaWorld.with(DynamoDbSagaService::create)) {
            assertThat(((DynamoDbSagaService) world.sagas()).settings().lease()).isEqualTo(Duration.ofMillis(1234));
        }
    }

    @Test
    void a_number_that_is_none_is_refused() {
        System.setProperty(LEASE, "soon");
        assertThatThrownBy(() -> SagaWorld.with(DynamoDbSagaService::create))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("lease-ms is no number: soon");
    }
}
