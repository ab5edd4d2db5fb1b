package orderhub.schemas.catalogue;

import java.util.Map;
import java.util.Objects;
import orderhub.schemas.stock.StockItem;

/**
 * A product as the catalogue has it.
 *
 * @param productId ASCII id
 * @param name what people call it
 * @param lane the lane it asks for; never {@link Lane#REVIEW}
 * @param prices price of one by ISO 4217 currency code, in that currency's minor units; a currency that is not here is
 *     one in which the product is not sold
 * @param stockShards over how many shards of its stock new orders are spread, at least 1. The stock itself says how
 *     many there are, so this may be too low or too high for a while.
 */
public record Product(String productId, String name, Lane lane, Map<String, Long> prices, int stockShards) {

    public Product {
        Objects.requireNonNull(productId, "productId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lane, "lane");
        prices = Map.copyOf(prices);
        if (prices.values().stream().anyMatch(price -> price <= 0)) {
            throw new IllegalArgumentException("a price must be positive: " + productId);
        }
        if (lane == Lane.REVIEW) {
            throw new IllegalArgumentException("review is no lane of a product: " + productId);
        }
        if (stockShards < 1 || stockShards > StockItem.MAX_SHARDS) {
            throw new IllegalArgumentException(stockShards + " shards of " + productId);
        }
    }

    /** A product whose stock is one counter. */
    public Product(String productId, String name, Lane lane, Map<String, Long> prices) {
        this(productId, name, lane, prices, 1);
    }
}
