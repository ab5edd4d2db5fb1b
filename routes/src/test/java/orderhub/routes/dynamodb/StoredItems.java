package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records as the tables hold them. */
public final class StoredItems {

    private StoredItems() {}

    /** An order as the hub stores it. */
    public static Map<String, AttributeValue> item(Order order) {
        return OrderItems.toItem(order);
    }

    /** A product as it stands in the catalogue. */
    public static Map<String, AttributeValue> item(Product product) {
        Map<String, AttributeValue> prices = new HashMap<>();
        product.prices().forEach((currency, price) -> prices.put(currency, number(price)));
        return Map.of(
                "product_id", text(product.productId()),
                "name", text(product.name()),
                "lane", text(product.lane().name()),
                "prices", AttributeValue.fromM(prices),
                "stock_shards", number(product.stockShards()));
    }

    /** A customer; DynamoDB has no empty sets, so no channels are no attribute. */
    public static Map<String, AttributeValue> item(Customer customer) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("customer_id", text(customer.customerId()));
        item.put("name", text(customer.name()));
        item.put("active", AttributeValue.fromBool(customer.active()));
        if (!customer.channels().isEmpty()) {
            item.put(
                    "channels",
                    AttributeValue.fromSs(customer.channels().stream().toList()));
        }
        return item;
    }
}
