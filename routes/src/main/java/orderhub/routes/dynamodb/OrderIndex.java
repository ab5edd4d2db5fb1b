package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * A customer's orders by the time at which they were placed. The index holds nothing else, so that an order's way costs it
 * no write; it follows the table within a second, as a rule.
 */
public final class OrderIndex {

    /** Its name in the template. */
    public static final String NAME = "customer-index";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public OrderIndex(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.orders();
    }

    /**
     * The places of orders, the newest first.
     *
     * @param after they begin behind that one; null for the first
     * @param count as many as there are, but no more than that
     */
    List<Position> find(OrderQuery query, @Nullable Position after, int count) {
        List<Position> found = new ArrayList<>();
        Map<String, AttributeValue> start = after == null ? Map.of() : key(query.customerId(), after);
        do {
            QueryResponse answer = dynamoDb.query(request(query, start, count - found.size()));
            answer.items().stream().map(OrderIndex::position).forEach(found::add);
            start = answer.lastEvaluatedKey();
        } while (!start.isEmpty() && found.size() < count);
        return found;
    }

    private QueryRequest request(OrderQuery query, Map<String, AttributeValue> start, int limit) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .indexName(NAME)
                .keyConditionExpression("customer_id = :customer AND created_at BETWEEN :first AND :last")
                .expressionAttributeValues(Map.of(
                        ":customer", text(query.customerId()),
                        ":first", number(query.firstMs()),
                        ":last", number(query.lastMs())))
                .scanIndexForward(false)
                .limit(limit);
        return start.isEmpty()
                ? request.build()
                : request.exclusiveStartKey(start).build();
    }

    private static Map<String, AttributeValue> key(String customerId, Position position) {
        return Map.of(
                "customer_id", text(customerId),
                "created_at", time(position.createdAt()),
                "order_id", text(position.orderId()));
    }

    private static Position position(Map<String, AttributeValue> item) {
        return new Position(time(item, "created_at"), text(item, "order_id"));
    }
}
