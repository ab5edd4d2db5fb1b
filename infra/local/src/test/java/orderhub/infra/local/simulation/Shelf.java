package orderhub.infra.local.simulation;

import java.util.List;
import java.util.Map;
import orderhub.schemas.stock.StockItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What can be bought in a simulated world. */
enum Shelf {
    PARCEL("SIM-PARCEL", "STANDARD", 1_900, 1_000_000),
    FRESH("SIM-FRESH", "EXPRESS", 1_200, 1_000_000),
    BOOK("SIM-BOOK", "DIGITAL", 900, 1_000_000),
    /** One makes an order that a person looks at. */
    DEAR("SIM-DEAR", "STANDARD", 150_000, 1_000_000),
    /** Never enough of it. */
    SCARCE("SIM-SCARCE", "STANDARD", 2_500, 0, 1),
    /** Never enough of it, and what there is lies in shards. */
    HOT("SIM-HOT", "EXPRESS", 700, 0, 3);

    static final String CUSTOMER = "C-4711";

    final String product;
    private final String lane;
    private final int price;
    private final int available;
    private final int shards;

    Shelf(String product, String lane, int price, int available) {
        this(product, lane, price, available, 1);
    }

    Shelf(String product, String lane, int price, int available, int shards) {
        this.product = product;
        this.lane = lane;
        this.price = price;
        this.available = available;
        this.shards = shards;
    }

    /** Puts all of it, and its one customer, into the tables. */
    static void fill(DynamoDbClient dynamoDb) {
        for (Shelf shelf : values()) {
            dynamoDb.putItem(put -> put.tableName("catalogue")
                    .item(Map.of(
                            "product_id", text(shelf.product),
                            "name", text(shelf.product),
                            "lane", text(shelf.lane),
                            "stock_shards", number(shelf.shards),
                            "prices", AttributeValue.fromM(Map.of("USD", number(shelf.price))))));
            for (int shard = 0; shard < shelf.shards; shard++) {
                Map<String, AttributeValue> item = shelf.stockItem(shard);
                dynamoDb.putItem(put -> put.tableName("inventory").item(item));
            }
        }
        dynamoDb.putItem(put -> put.tableName("customers")
                .item(Map.of(
                        "customer_id", text(CUSTOMER),
                        "name", text("Simulated"),
                        "active", AttributeValue.fromBool(true),
                        "channels", AttributeValue.fromSs(List.of("email")))));
    }

    /** Whether there may be less of a product than is asked for. */
    static boolean isScarce(String product) {
        return product.equals(SCARCE.product) || product.equals(HOT.product);
    }

    private Map<String, AttributeValue> stockItem(int shard) {
        return Map.of(
                "product_id", text(new StockItem(product, shard).id()),
                "available_quantity", number(available),
                "reserved_quantity", number(0),
                "shipped_quantity", number(0),
                "shards", number(shards));
    }

    /** From now on there are that many of it, in its last shards the fewest. */
    void stock(DynamoDbClient dynamoDb, int units) {
        for (int shard = 0; shard < shards; shard++) {
            String id = new StockItem(product, shard).id();
            int part = (units + shards - 1 - shard) / shards;
            dynamoDb.updateItem(update -> update.tableName("inventory")
                    .key(Map.of("product_id", text(id)))
                    .updateExpression("SET available_quantity = :units")
                    .expressionAttributeValues(Map.of(":units", number(part))));
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
