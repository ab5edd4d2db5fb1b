package orderhub.schemas.api;

import java.util.List;
import orderhub.schemas.stock.StockLevel;

/**
 * How much of a product there is, at one instant.
 *
 * @param available can be promised to an order
 * @param reserved is promised to an order that has not been shipped
 * @param shipped has left
 * @param items where it lies: the product's own stock item, then its other shards; each by the id of its item
 */
public record StockView(String productId, long available, long reserved, long shipped, List<StockLevel> items) {

    public StockView {
        items = List.copyOf(items);
    }
}
