package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The table of orders with its index by customer and time, in memory, read in the order that the hub reads it in. */
final class CustomerOrders implements DynamoDbClient {

    private static final Comparator<Map<String, AttributeValue>> NEWEST_FIRST = Comparator.comparing(
                    (Map<String, AttributeValue> item) -> number(item, "created_at"))
            .thenComparing(item -> text(item, "order_id"))
            .reversed();

    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private OrdersTable table = new OrdersTable();
    private int answeredAtOnce = 1;
    private int queries;

    /** @param atOnce no query answers with more, whatever its limit */
    void clear(int atOnce) {
        items.clear();
        table = new OrdersTable();
        answeredAtOnce = atOnce;
        queries = 0;
    }

    Order put(Order order) {
        items.add(StoredItems.item(order));
        return table.put(order);
    }

    int queries() {
        return queries;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        queries++;
        Map<String, AttributeValue> values = request.expressionAttributeValues();
        List<Map<String, AttributeValue>> all = items.stream()
                .filter(item -> text(item, "customer_id").equals(text(values, ":customer")))
                .filter(item -> number(item, "created_at") >= number(values, ":first"))
                .filter(item -> number(item, "created_at") <= number(values, ":last"))
                .filter(item -> !request.hasExclusiveStartKey()
                        || NEWEST_FIRST.compare(item, requireNonNull(request.exclusiveStartKey())) > 0)
                .sorted(NEWEST_FIRST)
                .map(CustomerOrders::keys)
                .toList();
        List<Map<String, AttributeValue>> some =
                all.subList(0, Math.min(all.size(), Math.min(request.limit(), answeredAtOnce)));
        return QueryResponse.builder()
                .items(some)
                // As DynamoDB does: after as many as were asked for, it does not know whether there are more.
                .lastEvaluatedKey(some.isEmpty() ? Map.of() : some.get(some.size() - 1))
                .build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return table.batchGetItem(request);
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static Map<String, AttributeValue> keys(Map<String, AttributeValue> item) {
        return Map.of(
                "customer_id", requireNonNull(item.get("customer_id")),
                "created_at", requireNonNull(item.get("created_at")),
                "order_id", requireNonNull(item.get("order_id")));
    }
}
