package orderhub.infra.local.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * DynamoDB Local takes one transaction after the other. The real one cancels a transaction that meets another one on an
 * item (developer guide, transaction conflicts): so does this, while a write to an item is under way.
 */
final class BusyItems implements DynamoDbClient {

    private final DynamoDbClient dynamoDb;
    private final Set<Map<String, AttributeValue>> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder conflicts = new LongAdder();

    BusyItems(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Transactions that met another one, so far. */
    long conflicts() {
        return conflicts.sum();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<Map<String, AttributeValue>> updated = request.transactItems().stream()
                .filter(write -> write.update() != null)
                .map(write -> write.update().key())
                .toList();
        return alone(updated, request.transactItems().size(), () -> dynamoDb.transactWriteItems(request));
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        if (request.transactItems().stream()
                .anyMatch(get -> busy.contains(get.get().key()))) {
            throw conflict(request.transactItems().size());
        }
        return dynamoDb.transactGetItems(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return dynamoDb.batchGetItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return dynamoDb.putItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return dynamoDb.updateItem(request);
    }

    @Override
    public String serviceName() {
        return dynamoDb.serviceName();
    }

    @Override
    public void close() {
        // Whoever made the client closes it.
    }

    private <T> T alone(List<Map<String, AttributeValue>> keys, int items, Supplier<T> write) {
        List<Map<String, AttributeValue>> taken = new ArrayList<>();
        try {
            for (Map<String, AttributeValue> key : keys) {
                if (!busy.add(key)) {
                    throw conflict(items);
                }
                taken.add(key);
            }
            return write.get();
        } finally {
            taken.forEach(busy::remove);
        }
    }

    private TransactionCanceledException conflict(int items) {
        conflicts.increment();
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            reasons.add(CancellationReason.builder()
                    .code(i == items - 1 ? "TransactionConflict" : "None")
                    .build());
        }
        return TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .cancellationReasons(reasons)
                .build();
    }
}
