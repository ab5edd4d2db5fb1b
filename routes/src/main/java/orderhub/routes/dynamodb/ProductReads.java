package orderhub.routes.dynamodb;

import java.util.Map;
import java.util.regex.Pattern;
import orderhub.schemas.catalogue.Product;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the {@code aws2-ddb} component needs to get one product, and what to make of its answer. */
public final class ProductReads {

    /** As the contract of an order has it. */
    private static final Pattern ID = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

    private final int stockShards;

    /** @param stockShards over how many shards the stock of a product is spread that does not say so itself */
    public ProductReads(int stockShards) {
        this.stockShards = stockShards;
    }

    /**
     * The product's key.
     *
     * @throws ProductNotFoundException if no product can have this id
     */
    public Map<String, AttributeValue> key(@Header("productId") @Nullable String productId) {
        return ProductItems.key(requireId(productId));
    }

    /**
     * The product that was got.
     *
     * @throws ProductNotFoundException if there was none
     * @throws CorruptItemException if the item is not a product
     */
    public Product read(@Header("CamelAwsDdbAttributes") @Nullable Map<String, AttributeValue> item) {
        if (item == null || item.isEmpty()) {
            throw new ProductNotFoundException();
        }
        return ProductItems.toProduct(item, stockShards);
    }

    /**
     * Lets an id through that a product can have; that of a shard of its stock is none.
     *
     * @throws ProductNotFoundException otherwise
     */
    static String requireId(@Nullable String productId) {
        if (productId == null || !ID.matcher(productId).matches()) {
            throw new ProductNotFoundException();
        }
        return productId;
    }
}
