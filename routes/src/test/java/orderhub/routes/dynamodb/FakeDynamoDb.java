package orderhub.routes.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Takes everything, except that it fails with the faults it was told, one after the other. */
final class FakeDynamoDb implements DynamoDbClient {

    private final Deque<RuntimeException> faults = new ArrayDeque<>();
    private final Deque<RuntimeException> readFaults = new ArrayDeque<>();
    private final Deque<Map<String, Map<String, AttributeValue>>> found = new ArrayDeque<>();
    private final List<Object> requests = new ArrayList<>();

    /** The next writes fail so. */
    FakeDynamoDb fails(RuntimeException... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** The next so many writes fail so. */
    FakeDynamoDb failsTimes(int times, RuntimeException fault) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
        return this;
    }

    /** The next reads fail so. */
    FakeDynamoDb failsReads(RuntimeException... next) {
        readFaults.addAll(List.of(next));
        return this;
    }

    /** One read finds these items, by their keys; the next what is said next, and if nothing is, the same. */
    FakeDynamoDb finds(Map<String, Map<String, AttributeValue>> items) {
        found.add(items);
        return this;
    }

    /** All that was asked, in order. */
    List<Object> requests() {
        return requests;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        take(request, faults);
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        take(request, faults);
        return UpdateItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        take(request, faults);
        return DeleteItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        take(request, faults);
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        take(request, readFaults);
        Map<String, AttributeValue> item = look().get(id(request.key()));
        return item == null
                ? GetItemResponse.builder().build()
                : GetItemResponse.builder().item(item).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        take(request, readFaults);
        Map<String, Map<String, AttributeValue>> items = look();
        return BatchGetItemResponse.builder()
                .responses(request.requestItems().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, table -> table.getValue().keys().stream()
                                .flatMap(key -> Stream.ofNullable(items.get(id(key))))
                                .toList())))
                .build();
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        take(request, readFaults);
        Map<String, Map<String, AttributeValue>> items = look();
        return TransactGetItemsResponse.builder()
                .responses(request.transactItems().stream()
                        .map(get -> items.getOrDefault(id(get.get().key()), Map.of()))
                        .map(item -> ItemResponse.builder().item(item).build())
                        .toList())
                .build();
    }

    private Map<String, Map<String, AttributeValue>> look() {
        Map<String, Map<String, AttributeValue>> items = found.size() > 1 ? found.poll() : found.peek();
        return items == null ? Map.of() : items;
    }

    private static String id(Map<String, AttributeValue> key) {
        return key.values().iterator().next().s();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}

    private void take(Object request, Deque<RuntimeException> ofItsKind) {
        requests.add(request);
        RuntimeException fault = ofItsKind.poll();
        if (fault != null) {
            throw fault;
        }
    }

    /** A condition was not met; this is what was stored. */
    static ConditionalCheckFailedException refused(Map<String, AttributeValue> stored) {
        return ConditionalCheckFailedException.builder()
                .message("The conditional request failed")
                .item(stored)
                .build();
    }

    /** A transaction was cancelled, for a reason for each of its items. */
    static TransactionCanceledException cancelled(CancellationReason... reasons) {
        return TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .cancellationReasons(reasons)
                .build();
    }

    /** Nothing was wrong with this item. */
    static CancellationReason fine() {
        return because("None");
    }

    /** Another transaction had this item. */
    static CancellationReason conflict() {
        return because("TransactionConflict");
    }

    static CancellationReason because(String code) {
        return CancellationReason.builder().code(code).build();
    }

    /** The condition on this item was not met; this is what was stored. */
    static CancellationReason conditionFailed(Map<String, AttributeValue> stored) {
        return CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .item(stored)
                .build();
    }
}
