package orderhub.infra.saga.crash;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The effects of each saga in the order in which they happened, on whichever node: one item a saga, only appended to. */
final class Ledger {
    private static final String ID = "id";
    private static final String EFFECTS = "effects";

    private final DynamoDbClient dynamoDb;
    private final String table;

    Ledger(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    void create() {
        AttributeDefinition id = AttributeDefinition.builder()
                .attributeName(ID)
                .attributeType(ScalarAttributeType.S)
                .build();
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName(ID)
                .keyType(KeyType.HASH)
                .build();
        dynamoDb.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(id)
                .keySchema(key));
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
    }

    /** Gives all effects of the saga, this one included. */
    List<Effect> record(String sagaId, Effect effect) {
        AttributeValue one = AttributeValue.fromL(List.of(AttributeValue.fromS(effect.written())));
        return read(dynamoDb.updateItem(request -> request.tableName(table)
                        .key(key(sagaId))
                        .updateExpression("SET effects = list_append(if_not_exists(effects, :none), :one)")
                        .expressionAttributeValues(Map.of(":none", AttributeValue.fromL(List.of()), ":one", one))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
    }

    List<Effect> of(String sagaId) {
        return read(dynamoDb.getItem(
                        request -> request.tableName(table).key(key(sagaId)).consistentRead(true))
                .item());
    }

    private static Map<String, AttributeValue> key(String sagaId) {
        return Map.of(ID, AttributeValue.fromS(sagaId));
    }

    private static List<Effect> read(Map<String, AttributeValue> item) {
        AttributeValue effects = item.get(EFFECTS);
        return effects == null
                ? List.of()
                : effects.l().stream().map(AttributeValue::s).map(Effect::of).toList();
    }
}
