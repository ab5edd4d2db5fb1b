package orderhub.schemas.order;

import java.util.Objects;
import orderhub.schemas.catalogue.Lane;

/**
 * One priced line of an order.
 *
 * @param productId what is ordered
 * @param quantity how many, at least 1
 * @param unitPrice the price of one, in minor units of the order's currency, from the catalogue
 * @param lane the lane that the product asks for, from the catalogue
 */
public record OrderLine(String productId, int quantity, long unitPrice, Lane lane) {

    public OrderLine {
        Objects.requireNonNull(productId, "productId");
        Objects.requireNonNull(lane, "lane");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1, was " + quantity);
        }
        if (unitPrice < 0) {
            throw new IllegalArgumentException("unitPrice must not be negative, was " + unitPrice);
        }
    }
}
