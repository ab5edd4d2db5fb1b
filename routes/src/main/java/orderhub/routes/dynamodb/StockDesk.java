package orderhub.routes.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.schemas.stock.StockItem;
import orderhub.schemas.stock.StockLevel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tells those who keep the stock how much of a product there is, and where it lies. */
public final class StockDesk {

    private final DynamoDbClient dynamoDb;
    private final TableNames tables;
    private final StockReads reads;

    public StockDesk(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.tables = tables;
        this.reads = new StockReads(dynamoDb, tables.inventory(), new Retries());
    }

    /**
     * What is in each of a product's stock items at one instant, first its own. Of a product that is sold and was never
     * in stock, that is nothing; one that is not sold any more can still be there.
     *
     * @throws ProductNotFoundException if the product is neither sold nor in stock
     */
    public List<StockLevel> levels(@Nullable String productId) {
        String product = ProductReads.requireId(productId);
        List<Map<String, AttributeValue>> items = reads.itemsAtOneInstant(product, 1);
        if (items.stream().allMatch(Map::isEmpty) && !isSold(product)) {
            throw new ProductNotFoundException();
        }
        List<StockLevel> levels = new ArrayList<>();
        for (int shard = 0; shard < items.size(); shard++) {
            levels.add(level(new StockItem(product, shard).id(), items.get(shard)));
        }
        return levels;
    }

    private boolean isSold(String product) {
        return dynamoDb.getItem(get -> get.tableName(tables.catalogue()).key(ProductItems.key(product)))
                .hasItem();
    }

    private static StockLevel level(String id, Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? new StockLevel(id, 0, 0, 0)
                : new StockLevel(
                        id,
                        Attributes.number(item, "available_quantity"),
                        Attributes.number(item, "reserved_quantity"),
                        Attributes.number(item, "shipped_quantity"));
    }
}
