package orderhub.routes.golden;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Tables in memory that do what the hub's writes say, so that their items are what those writes leave in DynamoDB. Conditions
 * are not looked at: the tables are written by one, one write after the other.
 */
final class WrittenTables implements DynamoDbClient {

    private static final Map<String, String> KEYS = Map.of(
            "orders", "order_id",
            "inventory", "product_id",
            "inventory_reservations", "reservation_id",
            "operator_actions", "action_id",
            "idempotency_keys", "key_id");

    private static final Pattern CLAUSE = Pattern.compile("(SET|REMOVE|ADD) (.*?)(?= SET | REMOVE | ADD |$)");
    private static final Pattern APPEND = Pattern.compile("list_append\\(([^,]+), ([^)]+)\\)");
    private static final Pattern SUM = Pattern.compile("(\\S+) ([+-]) (\\S+)");

    private final Map<String, SortedMap<String, Map<String, AttributeValue>>> tables = new HashMap<>();
    private boolean refusing;

    /** The items of a table, by their keys. */
    SortedMap<String, Map<String, AttributeValue>> items(String table) {
        return tables.computeIfAbsent(table, name -> new TreeMap<>());
    }

    /** From now on every condition fails, and the item that is there is shown. */
    void refuseAll() {
        refusing = true;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        if (refusing) {
            throw ConditionalCheckFailedException.builder()
                    .item(stored(request.tableName(), request.item()))
                    .build();
        }
        put(request.tableName(), request.item());
        return PutItemResponse.builder().build();
    }

    private void put(String table, Map<String, AttributeValue> item) {
        items(table).put(keyOf(table, item), new HashMap<>(item));
    }

    private Map<String, AttributeValue> stored(String table, Map<String, AttributeValue> item) {
        return items(table).getOrDefault(keyOf(table, item), Map.of());
    }

    private static String keyOf(String table, Map<String, AttributeValue> item) {
        return requireNonNull(item.get(KEYS.get(table))).s();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        Map<String, AttributeValue> item = update(
                request.tableName(),
                request.key(),
                request.updateExpression(),
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : Map.of(),
                request.expressionAttributeValues());
        return UpdateItemResponse.builder().attributes(item).build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        if (refusing) {
            throw TransactionCanceledException.builder()
                    .cancellationReasons(
                            request.transactItems().stream().map(this::refusal).toList())
                    .build();
        }
        request.transactItems().forEach(write -> {
            if (write.put() != null) {
                put(write.put().tableName(), write.put().item());
            } else if (write.update() != null) {
                var update = write.update();
                update(
                        update.tableName(),
                        update.key(),
                        update.updateExpression(),
                        update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : Map.of(),
                        update.expressionAttributeValues());
            }
        });
        return TransactWriteItemsResponse.builder().build();
    }

    private CancellationReason refusal(TransactWriteItem write) {
        CancellationReason.Builder reason = CancellationReason.builder().code("ConditionalCheckFailed");
        return write.put() == null
                ? reason.build()
                : reason.item(stored(write.put().tableName(), write.put().item()))
                        .build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return GetItemResponse.builder()
                .item(items(request.tableName()).getOrDefault(key(request.key()), Map.of()))
                .build();
    }

    /** By the partition key, which is the only value of the hub's queries by this client. */
    @Override
    public QueryResponse query(QueryRequest request) {
        AttributeValue wanted =
                request.expressionAttributeValues().values().iterator().next();
        List<Map<String, AttributeValue>> found = items(request.tableName()).values().stream()
                .filter(item -> item.containsValue(wanted))
                .toList();
        return QueryResponse.builder().items(found).build();
    }

    private Map<String, AttributeValue> update(
            String table,
            Map<String, AttributeValue> key,
            String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = items(table).computeIfAbsent(key(key), id -> new HashMap<>(key));
        if (refusing) {
            throw ConditionalCheckFailedException.builder().item(item).build();
        }
        Map<String, AttributeValue> before = Map.copyOf(item);
        Matcher clauses = CLAUSE.matcher(expression);
        while (clauses.find()) {
            for (String part : clauses.group(2).split(",\\s*(?![^(]*\\))", -1)) {
                String[] sides = part.trim().split(" = | (?=:)", 2);
                String name = names.getOrDefault(sides[0], sides[0]);
                switch (clauses.group(1)) {
                    case "SET" -> item.put(name, value(sides[1], before, values));
                    case "ADD" -> item.put(name, sum(before.get(name), requireNonNull(values.get(sides[1])), 1));
                    default -> item.remove(name);
                }
            }
        }
        return item;
    }

    private static AttributeValue value(
            String expression, Map<String, AttributeValue> before, Map<String, AttributeValue> values) {
        Matcher append = APPEND.matcher(expression);
        if (append.matches()) {
            List<AttributeValue> longer = Stream.concat(
                            requireNonNull(before.get(append.group(1))).l().stream(),
                            requireNonNull(values.get(append.group(2))).l().stream())
                    .toList();
            return AttributeValue.fromL(longer);
        }
        Matcher sum = SUM.matcher(expression);
        if (sum.matches()) {
            return sum(
                    before.get(sum.group(1)),
                    requireNonNull(values.get(sum.group(3))),
                    sum.group(2).equals("+") ? 1 : -1);
        }
        return requireNonNull(values.get(expression), expression);
    }

    private static AttributeValue sum(@Nullable AttributeValue before, AttributeValue more, int sign) {
        long old = before == null ? 0 : Long.parseLong(before.n());
        return AttributeValue.fromN(Long.toString(old + sign * Long.parseLong(more.n())));
    }

    private static String key(Map<String, AttributeValue> key) {
        return new TreeMap<>(key).values().stream().map(AttributeValue::s).collect(Collectors.joining(" "));
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
