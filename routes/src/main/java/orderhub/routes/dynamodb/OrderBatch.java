package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.schemas.order.Order;
import orderhub.schemas.version.NewerSchemaException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many orders by their ids. */
public final class OrderBatch {

    /** The most keys of one call (DynamoDB API reference, BatchGetItem). */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Retries retries = new Retries();

    public OrderBatch(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.orders();
    }

    /**
     * Each order as it is at this moment, by id; one that is not there is left out.
     *
     * @throws CorruptItemException if an item is not an order
     * @throws NewerSchemaException if a newer hub wrote one in a form that this one does not know
     */
    public Map<String, Order> read(Collection<String> ids) {
        Map<String, Order> orders = new HashMap<>();
        items(ids, true).forEach(item -> orders.put(text(item, "order_id"), OrderItems.toOrder(item)));
        return orders;
    }

    /**
     * Each order as it was a moment ago, at half the price, by id; one that is not there, or that cannot be understood, is
     * left out: whoever only waits for a change is told by nothing.
     */
    public Map<String, Order> glance(Set<String> ids) {
        Map<String, Order> orders = new HashMap<>();
        for (Map<String, AttributeValue> item : items(ids, false)) {
            try {
                orders.put(text(item, "order_id"), OrderItems.toOrder(item));
            } catch (CorruptItemException | NewerSchemaException notUnderstood) {
                orders.remove(item.getOrDefault("order_id", text("")).s());
            }
        }
        return orders;
    }

    private List<Map<String, AttributeValue>> items(Collection<String> ids, boolean consistent) {
        List<Map<String, AttributeValue>> keys =
                ids.stream().distinct().map(id -> Map.of("order_id", text(id))).toList();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            List<Map<String, AttributeValue>> some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
            readAll(
                    KeysAndAttributes.builder()
                            .keys(some)
                            .consistentRead(consistent)
                            .build(),
                    items);
        }
        return items;
    }

    /** What the service leaves for later is asked for again, and nothing else. */
    private void readAll(KeysAndAttributes keys, List<Map<String, AttributeValue>> into) {
        Map<String, KeysAndAttributes> left = new HashMap<>(Map.of(table, keys));
        retries.call(() -> {
            BatchGetItemResponse answer = dynamoDb.batchGetItem(request -> request.requestItems(Map.copyOf(left)));
            into.addAll(answer.responses().getOrDefault(table, List.of()));
            left.clear();
            left.putAll(answer.unprocessedKeys());
            if (!left.isEmpty()) {
                throw new ReadIncompleteException();
            }
            return answer;
        });
    }
}
