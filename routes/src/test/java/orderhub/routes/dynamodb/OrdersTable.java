package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The table of orders, in memory, as far as many are read at once. */
final class OrdersTable implements DynamoDbClient {

    private static final String TABLE = "orders";

    private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private boolean consistent;
    private int leftForLater;

    Order put(Order order) {
        put(StoredItems.item(order));
        return order;
    }

    void put(Map<String, AttributeValue> item) {
        items.put(id(item), item);
    }

    /** So many keys are not answered at first. */
    void leavesForLater(int keys) {
        leftForLater = keys;
    }

    /** How many keys each call named. */
    List<Integer> batches() {
        return batches;
    }

    /** Whether the last call asked for what is true now. */
    boolean consistent() {
        return consistent;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        KeysAndAttributes asked = requireNonNull(request.requestItems().get(TABLE));
        batches.add(asked.keys().size());
        consistent = asked.consistentRead();
        int answered = Math.max(0, asked.keys().size() - leftForLater);
        leftForLater -= asked.keys().size() - answered;
        List<Map<String, AttributeValue>> found = asked.keys().subList(0, answered).stream()
                .map(key -> items.get(id(key)))
                .filter(Objects::nonNull)
                .toList();
        List<Map<String, AttributeValue>> later =
                asked.keys().subList(answered, asked.keys().size());
        return BatchGetItemResponse.builder()
                .responses(Map.of(TABLE, found))
                .unprocessedKeys(
                        later.isEmpty()
                                ? Map.of()
                                : Map.of(TABLE, asked.toBuilder().keys(later).build()))
                .build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static String id(Map<String, AttributeValue> item) {
        return requireNonNull(item.get("order_id")).s();
    }
}
