package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The writes of an order. A change and the note that its event is still to be published are one write, and only the
 * writer who saw the version before it gets it through, for the saga that carries the order.
 */
final class OrderWrites {

    private static final String OVER_THE_VERSION_BEFORE = "version = :before";

    /** Taking an order over is no change of it, so a version alone would let the saga before write once more. */
    private static final String FOR_THE_SAME_SAGA = " AND (attribute_not_exists(saga_id) OR saga_id = :saga)";

    private final String table;
    private final int relayShards;

    /** @param relayShards over how many index partitions the orders with unpublished events are spread */
    OrderWrites(String table, int relayShards) {
        this.table = table;
        this.relayShards = relayShards;
    }

    PutItemRequest accept(Order order) {
        Map<String, AttributeValue> item = new HashMap<>(OrderItems.toItem(order));
        item.put("relay_shard", relayShard(order));
        item.put("relay_at", time(order.updatedAt()));
        return PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(order_id)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    UpdateItemRequest appendAlone(Order after) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(after))
                .updateExpression(appendExpression(after))
                .conditionExpression(appendCondition(after))
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(appendValues(after))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    TransactWriteItem appendWithStock(Order after) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(after))
                        .updateExpression(appendExpression(after))
                        .conditionExpression(appendCondition(after))
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(appendValues(after))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /**
     * Notes the order's saga; refused if the order was changed, or taken over, meanwhile. Repeated, it is not: it may be
     * its answer that got lost.
     *
     * @param before the saga that carried it; null for none
     */
    UpdateItemRequest carriedBySaga(Order order, @Nullable String before) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":saga", text(requireNonNull(order.sagaId())));
        values.put(":version", number(order.version()));
        if (before != null) {
            values.put(":before", text(before));
        }
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(order))
                .updateExpression("SET saga_id = :saga")
                .conditionExpression("version = :version AND (saga_id = :saga OR "
                        + (before == null ? "attribute_not_exists(saga_id)" : "saga_id = :before") + ")")
                .expressionAttributeValues(values)
                .build();
    }

    /** Notes that all of the order's changes are published; refused if more have come, or if it is noted already. */
    UpdateItemRequest allPublished(Order order) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(order))
                .updateExpression("SET published = :count REMOVE relay_shard, relay_at")
                .conditionExpression("version = :count AND published < :count")
                .expressionAttributeValues(Map.of(":count", number(order.version())))
                .build();
    }

    /** Notes how many of the order's changes are published, while later ones are not. */
    UpdateItemRequest publishedSoFar(Order order) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(order))
                .updateExpression("SET published = :count")
                .conditionExpression("version > :count AND published < :count")
                .expressionAttributeValues(Map.of(":count", number(order.published())))
                .build();
    }

    private static Map<String, AttributeValue> key(Order order) {
        return Map.of("order_id", text(order.orderId()));
    }

    private static String appendExpression(Order after) {
        return "SET #status = :status, version = :version, updated_at = :at,"
                + " history = list_append(history, :change), relay_shard = :shard, relay_at = :at, "
                + OrderItems.SCHEMA + " = :schema"
                + (after.sagaId() == null ? "" : ", saga_id = :saga");
    }

    /** Of an order without a saga that is noted, none has been: the first change of it that holds anything notes one. */
    private static String appendCondition(Order after) {
        return after.sagaId() == null ? OVER_THE_VERSION_BEFORE : OVER_THE_VERSION_BEFORE + FOR_THE_SAME_SAGA;
    }

    private Map<String, AttributeValue> appendValues(Order after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":status", text(after.status().name()));
        values.put(":version", number(after.version()));
        values.put(":before", number(after.version() - 1L));
        values.put(":at", time(after.updatedAt()));
        values.put(":change", AttributeValue.fromL(List.of(FactsItems.toAttribute(after.lastChange()))));
        values.put(":shard", relayShard(after));
        // Whoever reads the item has to know the form of each of its changes.
        values.put(":schema", number(OrderItems.schemaOf(after)));
        if (after.sagaId() != null) {
            values.put(":saga", text(after.sagaId()));
        }
        return values;
    }

    private AttributeValue relayShard(Order order) {
        return text(Integer.toString(Math.floorMod(order.orderId().hashCode(), relayShards)));
    }
}
