package orderhub.infra.local.simulation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orderhub.infra.local.aws.AwsClients;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What an auditor sees of a world: tables and queues, by clients of his own. */
final class Tables {

    static final List<String> WORK = List.of(
            "order-processing.fifo", "lane-express", "lane-standard", "lane-digital", "notifications", "receipts");
    static final List<String> DEAD = List.of(
            "order-processing-dlq.fifo",
            "lane-express-dlq",
            "lane-standard-dlq",
            "lane-digital-dlq",
            "notifications-dlq",
            "receipts-dlq");

    private final AwsClients clients;

    Tables(AwsClients clients) {
        this.clients = clients;
    }

    /** How much of a product is where. */
    record Stock(long available, long reserved, long shipped) {
        Stock plus(Stock other) {
            return new Stock(available + other.available, reserved + other.reserved, shipped + other.shipped);
        }
    }

    /** A change of a stored order. */
    record Change(String type, long atMs, Map<String, AttributeValue> facts) {}

    /** A stored order. */
    record Row(
            String id,
            String status,
            long version,
            long published,
            long total,
            String card,
            @Nullable String sagaId,
            Map<String, Long> quantities,
            List<Change> history) {

        boolean ended() {
            return List.of("SHIPPED", "REJECTED", "EXPIRED", "CANCELLED").contains(status);
        }

        boolean atRest() {
            return ended() && published == version;
        }

        /** The status that its history leads to if it has ended. */
        String end() {
            if (count("OrderShipped") > 0) {
                return "SHIPPED";
            }
            if (count("OrderCancelled") > 0) {
                return "CANCELLED";
            }
            return count("OrderExpired") > 0 ? "EXPIRED" : "REJECTED";
        }

        long count(String type) {
            return history.stream().filter(change -> change.type().equals(type)).count();
        }
    }

    /** By stock item: product or shard. */
    Map<String, Stock> stock() {
        Map<String, Stock> stock = new TreeMap<>();
        clients.dynamoDb
                .scanPaginator(scan -> scan.tableName("inventory").consistentRead(true))
                .items()
                .forEach(item -> {
                    String product = text(item, "product_id");
                    if (product.startsWith("SIM-")) {
                        stock.put(
                                product,
                                new Stock(
                                        number(item, "available_quantity"),
                                        number(item, "reserved_quantity"),
                                        number(item, "shipped_quantity")));
                    }
                });
        return stock;
    }

    /** How many of a product operators ever put on the shelves, by what is noted of it. */
    long restocked(String product) {
        return clients
                .dynamoDb
                .scanPaginator(scan -> scan.tableName("operator_actions").consistentRead(true))
                .items()
                .stream()
                .filter(action -> text(action, "kind").equals("RESTOCK")
                        && text(action, "product_id").equals(product))
                .mapToLong(action -> number(action, "quantity"))
                .sum();
    }

    /** The orders of these that are stored. */
    List<Row> orders(Collection<String> ids) {
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            Map<String, AttributeValue> item = clients.dynamoDb
                    .getItem(get -> get.tableName("orders")
                            .key(Map.of("order_id", AttributeValue.fromS(id)))
                            .consistentRead(true))
                    .item();
            if (!item.isEmpty()) {
                rows.add(row(item));
            }
        }
        return rows;
    }

    /** Sagas that have not ended: running, due, parked or quarantined. */
    List<String> unfinishedSagas() {
        return clients.dynamoDb.scanPaginator(scan -> scan.tableName("sagas").indexName("due-index")).items().stream()
                .map(item -> text(item, "due_shard") + " " + text(item, "saga_id"))
                .toList();
    }

    /** Of sagas that have not ended. */
    List<String> unfinishedSagaIds() {
        return clients.dynamoDb.scanPaginator(scan -> scan.tableName("sagas").indexName("due-index")).items().stream()
                .map(item -> text(item, "saga_id"))
                .toList();
    }

    /** How a saga is, or an empty text if there is none. */
    String sagaStatus(String id) {
        Map<String, AttributeValue> item = clients.dynamoDb
                .getItem(get -> get.tableName("sagas")
                        .key(Map.of("saga_id", AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? "" : text(item, "status");
    }

    /** Messages that are visible, in flight or delayed. */
    int messages(List<String> queues) {
        int messages = 0;
        for (String queue : queues) {
            messages += clients
                    .sqs
                    .getQueueAttributes(request -> request.queueUrl(clients.url(queue))
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                    .attributes()
                    .values()
                    .stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
        }
        return messages;
    }

    private static Row row(Map<String, AttributeValue> item) {
        Map<String, Long> quantities = new HashMap<>();
        requireNonNull(item.get("items"))
                .l()
                .forEach(line ->
                        quantities.merge(text(line.m(), "product_id"), number(line.m(), "quantity"), Long::sum));
        List<Change> history = requireNonNull(item.get("history")).l().stream()
                .map(change -> new Change(text(change.m(), "type"), number(change.m(), "at"), change.m()))
                .toList();
        return new Row(
                text(item, "order_id"),
                text(item, "status"),
                number(item, "version"),
                number(item, "published"),
                number(item, "total_amount"),
                text(item, "payment_token"),
                item.containsKey("saga_id") ? text(item, "saga_id") : null,
                quantities,
                history);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(requireNonNull(item.get(name), name).n());
    }
}
