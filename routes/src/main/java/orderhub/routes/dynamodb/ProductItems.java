package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.catalogue.Product;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Products as the catalogue's table has them. */
final class ProductItems {

    /** Over how many shards new orders spread the stock. */
    private static final String STOCK_SHARDS = "stock_shards";

    private ProductItems() {}

    static Map<String, AttributeValue> key(String productId) {
        return Map.of("product_id", text(productId));
    }

    /**
     * The product of an item.
     *
     * @param stockShards over how many shards its stock is spread if it does not say so itself
     * @throws CorruptItemException if the item is not a product
     */
    static Product toProduct(Map<String, AttributeValue> item, int stockShards) {
        try {
            return read(item, stockShards);
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Its message quotes the value.
            throw new CorruptItemException("an attribute of the product is out of its range");
        }
    }

    private static Product read(Map<String, AttributeValue> item, int stockShards) {
        Map<String, Long> prices = new HashMap<>();
        Attributes.map(item, "prices").forEach((currency, price) -> prices.put(currency, Long.parseLong(price.n())));
        return new Product(
                text(item, "product_id"),
                text(item, "name"),
                Lane.valueOf(text(item, "lane")),
                prices,
                item.containsKey(STOCK_SHARDS) ? Attributes.count(item, STOCK_SHARDS) : stockShards);
    }
}
