package orderhub.schemas.stock;

/**
 * How much of a product, or in one shard of it, there is. {@code available + reserved + shipped} changes only by restocking.
 *
 * @param productId the product, or the id of a {@link StockItem}
 * @param available can be promised to an order
 * @param reserved is promised to an order that has not been shipped
 * @param shipped has left
 */
public record StockLevel(String productId, long available, long reserved, long shipped) {}
