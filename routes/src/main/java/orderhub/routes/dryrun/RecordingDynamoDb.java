package orderhub.routes.dryrun;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Reads what is there and notes what would be written. Any other operation is refused: the default of the interface. */
public final class RecordingDynamoDb implements DynamoDbClient {

    private static final String SERVICE = "dynamodb";

    private final DynamoDbClient reads;
    private final Effects effects;

    public RecordingDynamoDb(DynamoDbClient reads, Effects effects) {
        this.reads = reads;
        this.effects = effects;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return reads.getItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return reads.batchGetItem(request);
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return reads.transactGetItems(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return reads.query(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        effects.add(SERVICE, "PutItem", request.tableName());
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        effects.add(SERVICE, "UpdateItem", item(request.tableName(), request.key()));
        return UpdateItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        effects.add(SERVICE, "DeleteItem", item(request.tableName(), request.key()));
        return DeleteItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<String> items =
                request.transactItems().stream().map(RecordingDynamoDb::item).toList();
        effects.add(SERVICE, "TransactWriteItems", String.join(", ", items));
        return TransactWriteItemsResponse.builder().build();
    }

    private static String item(TransactWriteItem write) {
        if (write.update() != null) {
            return item(write.update().tableName(), write.update().key());
        }
        if (write.delete() != null) {
            return item(write.delete().tableName(), write.delete().key());
        }
        if (write.conditionCheck() != null) {
            return item(
                    write.conditionCheck().tableName(), write.conditionCheck().key());
        }
        return write.put() == null ? "" : write.put().tableName();
    }

    private static String item(String table, Map<String, AttributeValue> key) {
        return table
                + key.values().stream()
                        .map(value -> value.s() == null ? String.valueOf(value.n()) : value.s())
                        .sorted()
                        .collect(Collectors.joining("/", " ", ""));
    }

    @Override
    public String serviceName() {
        return SERVICE;
    }

    /** The client that reads is somebody else's. */
    @Override
    public void close() {}
}
