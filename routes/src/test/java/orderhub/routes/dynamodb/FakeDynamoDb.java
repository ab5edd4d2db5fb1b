package orderhub.routes.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Takes every write, except that it fails with the faults it was told, one after the other. */
final class FakeDynamoDb implements DynamoDbClient {

    private final Deque<RuntimeException> faults = new ArrayDeque<>();
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

    /** All that was asked, in order. */
    List<Object> requests() {
        return requests;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        take(request);
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        take(request);
        return UpdateItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        take(request);
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}

    private void take(Object request) {
        requests.add(request);
        RuntimeException fault = faults.poll();
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
