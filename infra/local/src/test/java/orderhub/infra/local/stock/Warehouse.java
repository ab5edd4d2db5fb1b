package orderhub.infra.local.stock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.ReserveStock;
import orderhub.routes.dynamodb.OrderStore;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.dynamodb.TableNames;
import orderhub.schemas.AnOrder;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.StockItem;
import orderhub.schemas.stock.StockLevel;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The hub's order store on an embedded AWS of its own, without the hub. Transactions meet as they do in the real one. */
final class Warehouse implements AutoCloseable {

    static final Instant NOW = AnOrder.CREATED_AT.plusSeconds(5);
    private static final Instant DEADLINE = NOW.plus(Duration.ofHours(1));
    private static final int CONNECTIONS = 64;
    private static final int RELAY_SHARDS = 4;

    private final EmbeddedAws aws = EmbeddedAws.start(new EmbeddedAwsOptions(0, null, null));
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.of(aws.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder().maxConnections(CONNECTIONS))
            .build();
    private final BusyItems busyItems = new BusyItems(dynamoDb);
    private final OrderStore store = new OrderStore(
            busyItems,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            RELAY_SHARDS);

    OrderStore store() {
        return store;
    }

    /** Transactions that met another one, so far. */
    long conflicts() {
        return busyItems.conflicts();
    }

    /** Puts a product on the shelves; the first shard gets the remainder. */
    void stock(String product, long units, int shards) {
        for (int shard = 0; shard < shards; shard++) {
            Map<String, AttributeValue> item = new HashMap<>();
            item.put("product_id", AttributeValue.fromS(new StockItem(product, shard).id()));
            item.put("available_quantity", number(units / shards + (shard == 0 ? units % shards : 0)));
            item.put("reserved_quantity", number(0));
            item.put("shipped_quantity", number(0));
            if (shard == 0 && shards > 1) {
                item.put("shards", number(shards));
            }
            dynamoDb.putItem(put -> put.tableName("inventory").item(item));
        }
    }

    /** Accepts a new order for one product, of which it is known that it has so many shards. */
    Order accept(String product, int quantity, int shards) {
        Order order = AnOrder.anOrder()
                .withId(UUID.randomUUID().toString())
                .withHotLine(product, quantity, shards)
                .build();
        store.accept(Transition.of(order));
        return order;
    }

    /** Tries to reserve the order's stock. */
    SaveOutcome reserve(Order order) {
        return store.save(new ReserveStock().apply(order, DEADLINE, NOW));
    }

    /** The counters as they are in the table. */
    List<StockLevel> items() {
        return dynamoDb.scanPaginator(scan -> scan.tableName("inventory").consistentRead(true)).items().stream()
                .map(item -> new StockLevel(
                        requireNonNull(item.get("product_id")).s(),
                        count(item, "available_quantity"),
                        count(item, "reserved_quantity"),
                        count(item, "shipped_quantity")))
                .toList();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static long count(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(requireNonNull(item.get(name), name).n());
    }

    @Override
    public void close() {
        dynamoDb.close();
        aws.close();
    }
}
