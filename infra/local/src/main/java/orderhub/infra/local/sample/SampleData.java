package orderhub.infra.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.stock.StockItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills the catalogue, the stock and the customers from the examples beside the contracts. */
public final class SampleData {

    /** The most that one BatchWriteItem takes (DynamoDB API reference). */
    private static final int MAX_BATCH = 25;

    /** How many shards the stock of a row has; one where it does not say. */
    private static final String SHARDS = "stockShards";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb;

    /** @param dynamoDb where the tables are */
    public SampleData(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Loads everything, unless the catalogue has something already: a second run finds its shop as it left it. */
    public void loadOnce() {
        boolean loaded =
                dynamoDb.scan(scan -> scan.tableName("catalogue").limit(1)).count() > 0;
        if (loaded) {
            return;
        }
        JsonNode catalogue = read("catalogue.json");
        writeAll("inventory", catalogue, SampleData::stock);
        writeAll("customers", read("customers.json"), row -> List.of(customer(row)));
        // Last: an interrupted load begins anew.
        writeAll("catalogue", catalogue, row -> List.of(product(row)));
    }

    private static JsonNode read(String name) {
        try (InputStream in = SampleData.class.getResourceAsStream("/examples/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAll(String table, JsonNode rows, Function<JsonNode, List<Map<String, AttributeValue>>> toItems) {
        List<WriteRequest> puts = new ArrayList<>();
        for (JsonNode row : rows) {
            for (Map<String, AttributeValue> item : toItems.apply(row)) {
                puts.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
        }
        for (int from = 0; from < puts.size(); from += MAX_BATCH) {
            write(table, puts.subList(from, Math.min(puts.size(), from + MAX_BATCH)));
        }
    }

    private void write(String table, List<WriteRequest> batch) {
        Map<String, List<WriteRequest>> left = Map.of(table, List.copyOf(batch));
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> now = left;
            BatchWriteItemResponse answer = dynamoDb.batchWriteItem(request -> request.requestItems(now));
            left = answer.unprocessedItems();
        }
    }

    private static Map<String, AttributeValue> product(JsonNode row) {
        Map<String, AttributeValue> prices = new HashMap<>();
        row.get("prices").properties().forEach(price -> prices.put(price.getKey(), number(price.getValue())));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("product_id", text(row.get("productId")));
        item.put("name", text(row.get("name")));
        item.put("lane", text(row.get("lane")));
        item.put("prices", AttributeValue.fromM(prices));
        if (row.has(SHARDS)) {
            item.put("stock_shards", number(row.get(SHARDS)));
        }
        return item;
    }

    /** The stock of a product, split evenly over its shards; the first says how many there are. */
    private static List<Map<String, AttributeValue>> stock(JsonNode row) {
        int shards = row.path(SHARDS).asInt(1);
        long available = row.get("available").longValue();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            Map<String, AttributeValue> item = new HashMap<>();
            item.put(
                    "product_id",
                    AttributeValue.fromS(new StockItem(row.get("productId").textValue(), shard).id()));
            item.put("available_quantity", number(available / shards + (shard < available % shards ? 1 : 0)));
            item.put("reserved_quantity", number(0));
            item.put("shipped_quantity", number(0));
            if (shard == 0 && shards > 1) {
                item.put("shards", number(shards));
            }
            items.add(item);
        }
        return items;
    }

    private static Map<String, AttributeValue> customer(JsonNode row) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("customer_id", text(row.get("customerId")));
        item.put("name", text(row.get("name")));
        item.put("active", AttributeValue.fromBool(row.get("active").booleanValue()));
        item.put("language", text(row.get("language")));
        item.put("email", text(row.get("email")));
        item.put("phone", text(row.get("phone")));
        if (row.has("webhookUrl")) {
            item.put("webhook_url", text(row.get("webhookUrl")));
        }
        List<String> channels = new ArrayList<>();
        row.get("channels").forEach(channel -> channels.add(channel.textValue()));
        // DynamoDB has no empty sets.
        if (!channels.isEmpty()) {
            item.put("channels", AttributeValue.fromSs(channels));
        }
        return item;
    }

    private static AttributeValue text(JsonNode value) {
        return AttributeValue.fromS(value.textValue());
    }

    private static AttributeValue number(JsonNode value) {
        return number(value.longValue());
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
