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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills the catalogue, the stock and the customers from the examples beside the contracts. */
public final class SampleData {

    /** The most that one BatchWriteItem takes (DynamoDB API reference). */
    private static final int MAX_BATCH = 25;

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
        writeAll("customers", read("customers.json"), SampleData::customer);
        // Last: an interrupted load begins anew.
        writeAll("catalogue", catalogue, SampleData::product);
    }

    private static JsonNode read(String name) {
        try (InputStream in = SampleData.class.getResourceAsStream("/examples/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAll(String table, JsonNode rows, Function<JsonNode, Map<String, AttributeValue>> toItem) {
        List<WriteRequest> batch = new ArrayList<>();
        for (JsonNode row : rows) {
            batch.add(WriteRequest.builder()
                    .putRequest(put -> put.item(toItem.apply(row)))
                    .build());
            if (batch.size() == MAX_BATCH) {
                write(table, batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            write(table, batch);
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
        return Map.of(
                "product_id", text(row.get("productId")),
                "name", text(row.get("name")),
                "lane", text(row.get("lane")),
                "prices", AttributeValue.fromM(prices));
    }

    private static Map<String, AttributeValue> stock(JsonNode row) {
        return Map.of(
                "product_id", text(row.get("productId")),
                "available_quantity", number(row.get("available")),
                "reserved_quantity", AttributeValue.fromN("0"),
                "shipped_quantity", AttributeValue.fromN("0"));
    }

    private static Map<String, AttributeValue> customer(JsonNode row) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("customer_id", text(row.get("customerId")));
        item.put("name", text(row.get("name")));
        item.put("active", AttributeValue.fromBool(row.get("active").booleanValue()));
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
        return AttributeValue.fromN(Long.toString(value.longValue()));
    }
}
