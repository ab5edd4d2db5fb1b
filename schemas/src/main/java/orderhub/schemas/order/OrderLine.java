package orderhub.schemas.order;

import java.util.Objects;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.stock.StockItem;

/**
 * One priced line of an order.
 *
 * @param productId what is ordered
 * @param quantity how many, at least 1
 * @param unitPrice the price of one, in minor units of the order's currency, from the catalogue
 * @param lane the lane that the product asks for, from the catalogue
 * @param stockShards over how many shards of the product's stock orders were spread then, from the catalogue; where to
 *     look first, no more
 */
public record OrderLine(String productId, int quantity, long unitPrice, Lane lane, int stockShards) {

    public OrderLine {
        Objects.requireNonNull(productId, "productId");
        Objects.requireNonNull(lane, "lane");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1, was " + quantity);
        }
        if (unitPrice < 0) {
            throw new IllegalArgumentException("unitPrice must not be negative, was " + unitPrice);
        }
        if (stockShards < 1 || stockShards > StockItem.MAX_SHARDS) {
            throw new IllegalArgumentException("stockShards is " + stockShards);
        }
    }

    /** A line of a product whose stock is one counter. */
    public OrderLine(String productId, int quantity, long unitPrice, Lane lane) {
        this(productId, quantity, unitPrice, lane, 1);
    }
}
