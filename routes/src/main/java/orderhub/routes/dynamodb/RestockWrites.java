package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.api.RestockView;
import orderhub.schemas.stock.StockItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The writes of a restock, all of them or none: who put it there and why, whether the product is sold, the product's own
 * stock item, then its other shards. At most 66 of the 100 that a transaction takes.
 */
final class RestockWrites {

    static final int ACTION = 0;
    static final int PRODUCT = 1;
    static final int FIRST_SHARD = 2;

    private static final String ADD = "ADD available_quantity :units, reserved_quantity :none, shipped_quantity :none";
    private static final String ROOM = "(attribute_not_exists(available_quantity) OR available_quantity <= :room)";

    private final TableNames tables;
    private final String actions;

    RestockWrites(TableNames tables, String actions) {
        this.tables = tables;
        this.actions = actions;
    }

    /**
     * Makes them.
     *
     * @param subject who is logged in
     * @param shards how many the product's own stock item says that there are; it is only written while it says so
     * @param maxUnits the most that may be available in one stock item afterwards
     */
    List<TransactWriteItem> of(RestockView restock, String subject, int shards, long maxUnits) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(put(RestockItems.toItem(restock, subject)));
        writes.add(requireSold(restock.productId()));
        for (int shard = 0; shard < shards; shard++) {
            String id = new StockItem(restock.productId(), shard).id();
            int units = restock.items().getOrDefault(id, 0);
            if (shard == 0) {
                writes.add(addToFirst(id, units, shards, maxUnits));
            } else if (units > 0) {
                writes.add(add(id, ROOM, values(units, maxUnits)));
            }
        }
        return writes;
    }

    private TransactWriteItem put(Map<String, AttributeValue> action) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(actions)
                        .item(action)
                        .conditionExpression("attribute_not_exists(action_id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private TransactWriteItem requireSold(String productId) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(tables.catalogue())
                        .key(ProductItems.key(productId))
                        .conditionExpression("attribute_exists(product_id)"))
                .build();
    }

    /** Were there fewer shards by now, what is put on those that are gone would be lost. */
    private TransactWriteItem addToFirst(String id, int units, int shards, long maxUnits) {
        Map<String, AttributeValue> values = values(units, maxUnits);
        values.put(":shards", number(shards));
        String asMany = shards == 1 ? "(attribute_not_exists(shards) OR shards = :shards)" : "shards = :shards";
        return add(id, ROOM + " AND " + asMany, values);
    }

    private static Map<String, AttributeValue> values(int units, long maxUnits) {
        return new HashMap<>(Map.of(":units", number(units), ":none", number(0), ":room", number(maxUnits - units)));
    }

    private TransactWriteItem add(String id, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(tables.inventory())
                        .key(Map.of("product_id", text(id)))
                        .updateExpression(ADD)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }
}
