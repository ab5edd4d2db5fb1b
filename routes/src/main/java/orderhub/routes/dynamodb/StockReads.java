package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.count;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import orderhub.schemas.stock.StockItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/**
 * How much of a product is available in each of its shards. How many shards there are, the product's own item says;
 * without a word of it, there is that one.
 */
final class StockReads {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Retries retries;

    StockReads(DynamoDbClient dynamoDb, String table, Retries retries) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.retries = retries;
    }

    /** How many shards there are, going by the product's own item, which may be missing. */
    static int shards(Map<String, AttributeValue> item) {
        int shards = item.containsKey("shards") ? count(item, "shards") : 1;
        if (shards < 1 || shards > StockItem.MAX_SHARDS) {
            throw new CorruptItemException("there cannot be so many shards");
        }
        return shards;
    }

    /** How many are available, going by an item, which may be missing. */
    static long available(Map<String, AttributeValue> item) {
        return item.isEmpty() ? 0 : number(item, "available_quantity");
    }

    /**
     * What is in each shard, one looked at after the other. Never in the way of a write, but a unit that moves meanwhile
     * may be seen twice or not at all.
     *
     * @param atLeast how many shards there are as far as is known
     */
    List<Long> oneByOne(String product, int atLeast) {
        return available(allShards(product, atLeast, this::getBatch));
    }

    /**
     * What is in all shards at one instant. Twice the price, and repeated when it meets a write.
     *
     * @param atLeast how many shards there are as far as is known
     */
    List<Long> atOneInstant(String product, int atLeast) {
        return available(allShards(product, atLeast, this::getTogether));
    }

    /**
     * The stock items of all shards at one instant, each empty if it is not there. As dear as {@link #atOneInstant}.
     *
     * @param atLeast how many shards there are as far as is known
     */
    List<Map<String, AttributeValue>> itemsAtOneInstant(String product, int atLeast) {
        return allShards(product, atLeast, this::getTogether);
    }

    private static List<Long> available(List<Map<String, AttributeValue>> items) {
        return items.stream().map(StockReads::available).toList();
    }

    private static List<Map<String, AttributeValue>> allShards(
            String product, int atLeast, Function<List<String>, Map<String, Map<String, AttributeValue>>> read) {
        int known = atLeast;
        while (true) {
            List<String> ids = IntStream.range(0, known)
                    .mapToObj(shard -> new StockItem(product, shard).id())
                    .toList();
            Map<String, Map<String, AttributeValue>> items = read.apply(ids);
            int shards = shards(items.getOrDefault(product, Map.of()));
            if (shards <= known) {
                return ids.stream().map(id -> items.getOrDefault(id, Map.of())).toList();
            }
            known = shards;
        }
    }

    private Map<String, Map<String, AttributeValue>> getBatch(List<String> ids) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(ids.stream().map(StockReads::key).toList())
                .consistentRead(true)
                .build();
        BatchGetItemResponse answer = retries.call(() -> {
            BatchGetItemResponse some = dynamoDb.batchGetItem(request -> request.requestItems(Map.of(table, keys)));
            if (!some.unprocessedKeys().isEmpty()) {
                throw new ReadIncompleteException();
            }
            return some;
        });
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        answer.responses().getOrDefault(table, List.of()).forEach(item -> items.put(text(item, "product_id"), item));
        return items;
    }

    private Map<String, Map<String, AttributeValue>> getTogether(List<String> ids) {
        List<TransactGetItem> gets = ids.stream()
                .map(id -> TransactGetItem.builder()
                        .get(Get.builder().tableName(table).key(key(id)).build())
                        .build())
                .toList();
        List<ItemResponse> answers = retries.call(
                        () -> dynamoDb.transactGetItems(request -> request.transactItems(gets)))
                .responses();
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            items.put(ids.get(i), answers.get(i).item());
        }
        return items;
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("product_id", text(id));
    }
}
