package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orderhub.infra.local.sample.SampleData;
import orderhub.processors.stock.AddUpStock;
import orderhub.schemas.stock.StockLevel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What an auditor looks at: tables and queues, by the SDK. */
public final class Shop implements AutoCloseable {

    private static final StaticCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any-key", "any-secret"));

    final DynamoDbClient dynamoDb;
    final SqsClient sqs;

    Shop(LocalHub hub) {
        this(hub.aws().endpoint());
    }

    /** @param aws where an embedded AWS answers */
    public Shop(URI aws) {
        dynamoDb = DynamoDbClient.builder()
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANY_CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANY_CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** Fills empty tables with the sample shop. */
    public void open() {
        new SampleData(dynamoDb).loadOnce();
    }

    /** Sells a product like another, of which there is none. */
    void offer(String productId, String like) {
        Map<String, AttributeValue> product = new HashMap<>(dynamoDb.getItem(
                        get -> get.tableName("catalogue").key(Map.of("product_id", AttributeValue.fromS(like))))
                .item());
        product.put("product_id", AttributeValue.fromS(productId));
        dynamoDb.putItem(put -> put.tableName("catalogue").item(product));
    }

    /** Sells a product no more. */
    void withdraw(String productId) {
        dynamoDb.deleteItem(
                delete -> delete.tableName("catalogue").key(Map.of("product_id", AttributeValue.fromS(productId))));
    }

    /** How much of a product is where. */
    public record Stock(long available, long reserved, long shipped) {
        /** All of it. */
        public long total() {
            return available + reserved + shipped;
        }
    }

    /** By product, its shards added up. */
    public Map<String, Stock> stock() {
        Map<String, Stock> stock = new TreeMap<>();
        new AddUpStock()
                .apply(stockItems())
                .forEach((product, level) ->
                        stock.put(product, new Stock(level.available(), level.reserved(), level.shipped())));
        return stock;
    }

    /** As they are in the table: products and shards. */
    public List<StockLevel> stockItems() {
        return dynamoDb.scanPaginator(scan -> scan.tableName("inventory").consistentRead(true)).items().stream()
                .map(item -> new StockLevel(
                        text(item, "product_id"),
                        number(item, "available_quantity"),
                        number(item, "reserved_quantity"),
                        number(item, "shipped_quantity")))
                .sorted(Comparator.comparing(StockLevel::productId))
                .toList();
    }

    /** How much of each product operators have put on the shelves, by what is kept of it; products without are left out. */
    public Map<String, Long> restocked() {
        Map<String, Long> restocked = new TreeMap<>();
        dynamoDb.scanPaginator(scan -> scan.tableName("operator_actions").consistentRead(true)).items().stream()
                .filter(action -> text(action, "kind").equals("RESTOCK"))
                .forEach(action -> restocked.merge(text(action, "product_id"), number(action, "quantity"), Long::sum));
        return restocked;
    }

    /** By stock item how many are held by reservations in one of these states. */
    public Map<String, Long> reservedBy(String... states) {
        Map<String, Long> held = new TreeMap<>();
        dynamoDb.scanPaginator(scan -> scan.tableName("inventory_reservations").consistentRead(true)).items().stream()
                .filter(item -> List.of(states).contains(text(item, "status")))
                .map(item -> requireNonNull(item.get("items")).m())
                .forEach(items -> items.keySet().forEach(id -> held.merge(id, number(items, id), Long::sum)));
        return held;
    }

    /** A stored order, as far as the books need it. */
    public record OrderRow(
            String id,
            String status,
            long total,
            List<Line> lines,
            String token,
            List<Change> history,
            @Nullable String sagaId,
            long version,
            long published) {

        /** Whether nothing more will happen to it. */
        public boolean ended() {
            return List.of("SHIPPED", "REJECTED", "EXPIRED", "CANCELLED").contains(status);
        }

        /** Whether it was shipped. */
        public boolean shipped() {
            return status.equals("SHIPPED");
        }

        /** Whether an event of each of its changes is known to be published. */
        public boolean told() {
            return published == version;
        }
    }

    /** A line of a stored order. */
    public record Line(String product, long quantity) {}

    /** What happened to an order, and when. */
    public record Change(String type, Instant at) {}

    /** A stored saga, as far as the books need it. */
    public record SagaRow(String id, String status, List<String> callbacks) {
        /** Whether nothing more will happen to it. */
        public boolean ended() {
            return status.equals("COMPLETED") || status.equals("COMPENSATED");
        }
    }

    /** All sagas that were not deleted yet. */
    public List<SagaRow> sagas() {
        return dynamoDb.scanPaginator(scan -> scan.tableName("sagas").consistentRead(true)).items().stream()
                .filter(item -> item.containsKey("status"))
                .map(Shop::toSaga)
                .toList();
    }

    private static SagaRow toSaga(Map<String, AttributeValue> item) {
        List<String> callbacks = requireNonNull(item.get("steps")).l().stream()
                .map(AttributeValue::m)
                .map(step -> step.containsKey("callback") ? text(step, "callback") : "NONE")
                .toList();
        return new SagaRow(text(item, "saga_id"), text(item, "status"), callbacks);
    }

    /** All orders. */
    public List<OrderRow> orders() {
        return dynamoDb.scanPaginator(scan -> scan.tableName("orders").consistentRead(true)).items().stream()
                .map(Shop::toRow)
                .toList();
    }

    Stock stock(String product) {
        return requireNonNull(stock().get(product), product);
    }

    private static OrderRow toRow(Map<String, AttributeValue> item) {
        List<Line> lines = requireNonNull(item.get("items")).l().stream()
                .map(AttributeValue::m)
                .map(line -> new Line(text(line, "product_id"), number(line, "quantity")))
                .toList();
        return new OrderRow(
                text(item, "order_id"),
                text(item, "status"),
                number(item, "total_amount"),
                lines,
                text(item, "payment_token"),
                history(item),
                item.containsKey("saga_id") ? text(item, "saga_id") : null,
                number(item, "version"),
                number(item, "published"));
    }

    private static List<Change> history(Map<String, AttributeValue> item) {
        return requireNonNull(item.get("history")).l().stream()
                .map(AttributeValue::m)
                .map(change -> new Change(text(change, "type"), Instant.ofEpochMilli(number(change, "at"))))
                .toList();
    }

    /** Messages that are visible, in flight or delayed, by queue name. */
    public Map<String, Integer> queued() {
        Map<String, Integer> queued = new HashMap<>();
        for (String url : sqs.listQueues().queueUrls()) {
            Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(request -> request.queueUrl(url)
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                    .attributes();
            int messages =
                    attributes.values().stream().mapToInt(Integer::parseInt).sum();
            queued.put(url.substring(url.lastIndexOf('/') + 1), messages);
        }
        return queued;
    }

    /** How many messages somebody received and did not delete, by queue name: nobody else gets them for a while. */
    Map<String, Integer> inFlight() {
        Map<String, Integer> inFlight = new TreeMap<>();
        for (String url : sqs.listQueues().queueUrls()) {
            QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
            Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(count))
                    .attributes();
            inFlight.put(
                    url.substring(url.lastIndexOf('/') + 1), Integer.parseInt(requireNonNull(attributes.get(count))));
        }
        return inFlight;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(requireNonNull(item.get(name), name).n());
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
    }
}
