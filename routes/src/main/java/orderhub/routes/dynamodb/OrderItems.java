package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.count;
import static orderhub.routes.dynamodb.Attributes.list;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.textOrNull;
import static orderhub.routes.dynamodb.Attributes.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.PaymentMethod;
import orderhub.schemas.order.Placement;
import orderhub.schemas.version.NewerSchemaException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Orders as items of the table {@code orders}: flat, so that the AWS console shows an order at a glance. */
final class OrderItems {

    /** The schema version of an order that has nothing in it which the first hubs did not know. */
    static final int FIRST_SCHEMA = 1;

    /** That of an order that was called off: the first hubs know neither the change nor the status that it ends in. */
    static final int SCHEMA_OF_CANCELLED = 2;

    /** The newest schema version that this code reads. When to raise it: {@code docs/compatibility.md}. */
    static final int NEWEST_KNOWN = 2;

    /** An item without this attribute is of version 1. */
    static final String SCHEMA = "schema_version";

    private OrderItems() {}

    /**
     * The schema version that an order is written with. It follows from the whole history and not from the last change: what
     * comes after a change that older hubs cannot read must not say that they can.
     */
    static int schemaOf(Order order) {
        return order.latest(EventFacts.Cancelled.class).isPresent() ? SCHEMA_OF_CANCELLED : FIRST_SCHEMA;
    }

    static Map<String, AttributeValue> toItem(Order order) {
        Placement placed = order.placed();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(SCHEMA, number(schemaOf(order)));
        item.put("order_id", text(order.orderId()));
        item.put("customer_id", text(placed.customerId()));
        item.put("items", AttributeValue.fromL(lines(placed)));
        item.put("total_amount", number(placed.total().minorUnits()));
        item.put("currency", text(placed.total().currency()));
        item.put("payment_type", text(placed.paymentMethod().type()));
        item.put("payment_token", text(placed.paymentMethod().token()));
        item.put("correlation_id", text(placed.correlationId()));
        item.put("request_hash", text(placed.requestHash()));
        item.put("created_at", time(placed.createdAt()));
        item.put("updated_at", time(order.updatedAt()));
        item.put("status", text(order.status().name()));
        item.put("version", number(order.version()));
        item.put("published", number(order.published()));
        item.put("history", history(order));
        if (order.sagaId() != null) {
            item.put("saga_id", text(order.sagaId()));
        }
        return item;
    }

    /**
     * Reads an order.
     *
     * @throws CorruptItemException if the item is not an order
     * @throws NewerSchemaException if a newer hub wrote it in a form that this one does not know
     */
    static Order toOrder(Map<String, AttributeValue> item) {
        try {
            return read(item);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Its message quotes the value.
            throw new CorruptItemException("an attribute of the order is out of its range");
        }
    }

    private static Order read(Map<String, AttributeValue> item) {
        if (item.containsKey(SCHEMA)) {
            NewerSchemaException.throwIfNewer("an order", number(item, SCHEMA), NEWEST_KNOWN);
        }
        List<Change> history =
                list(item, "history").stream().map(FactsItems::toChange).toList();
        if (history.size() != count(item, "version")) {
            throw new CorruptItemException("version is not the length of history");
        }
        Placement placed = new Placement(
                text(item, "customer_id"),
                list(item, "items").stream().map(OrderItems::toLine).toList(),
                new Money(number(item, "total_amount"), text(item, "currency")),
                new PaymentMethod(text(item, "payment_type"), text(item, "payment_token")),
                text(item, "correlation_id"),
                time(item, "created_at"),
                text(item, "request_hash"));
        return new Order(
                text(item, "order_id"),
                placed,
                OrderStatus.valueOf(text(item, "status")),
                history,
                count(item, "published"),
                textOrNull(item, "saga_id"));
    }

    private static AttributeValue history(Order order) {
        return AttributeValue.fromL(
                order.history().stream().map(FactsItems::toAttribute).toList());
    }

    private static List<AttributeValue> lines(Placement placed) {
        return placed.items().stream()
                .map(line -> AttributeValue.fromM(line(line)))
                .toList();
    }

    private static Map<String, AttributeValue> line(OrderLine line) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("product_id", text(line.productId()));
        map.put("quantity", number(line.quantity()));
        map.put("unit_price", number(line.unitPrice()));
        map.put("lane", text(line.lane().name()));
        if (line.stockShards() > 1) {
            map.put("stock_shards", number(line.stockShards()));
        }
        return map;
    }

    private static OrderLine toLine(AttributeValue attribute) {
        Map<String, AttributeValue> line = attribute.m();
        return new OrderLine(
                text(line, "product_id"),
                count(line, "quantity"),
                number(line, "unit_price"),
                Lane.valueOf(text(line, "lane")),
                line.containsKey("stock_shards") ? count(line, "stock_shards") : 1);
    }
}
