package orderhub.infra.saga.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table: sagas by id, and a sparse index of those that somebody still has to do something about. */
public final class SagaTable {
    /** Name of the index of unfinished sagas. */
    public static final String DUE_INDEX = "due-index";

    private SagaTable() {}

    /** Creates the table, for tests and first steps; does nothing if it exists. Time to live is switched on as well. */
    public static void createIfMissing(DynamoDbClient dynamoDb, String table) {
        try {
            dynamoDb.createTable(definition(table));
            dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
            dynamoDb.updateTimeToLive(request -> request.tableName(table)
                    .timeToLiveSpecification(
                            ttl -> ttl.attributeName(Attr.EXPIRES_AT).enabled(true)));
        } catch (ResourceInUseException exists) {
            dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
        }
    }

    private static CreateTableRequest definition(String table) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute(Attr.ID, ScalarAttributeType.S),
                        attribute(Attr.DUE_SHARD, ScalarAttributeType.S),
                        attribute(Attr.DUE_AT, ScalarAttributeType.N))
                .keySchema(key(Attr.ID, KeyType.HASH))
                .globalSecondaryIndexes(dueIndex())
                .build();
    }

    private static GlobalSecondaryIndex dueIndex() {
        return GlobalSecondaryIndex.builder()
                .indexName(DUE_INDEX)
                .keySchema(key(Attr.DUE_SHARD, KeyType.HASH), key(Attr.DUE_AT, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
