package orderhub.processors.stock;

import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;

/** How many of each product an order needs. */
public final class Quantities {

    private Quantities() {}

    /**
     * One quantity a product, however many lines name it, in the order of product id.
     *
     * @throws ArithmeticException if a sum does not fit in an int
     */
    public static SortedMap<String, Integer> of(Order order) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        for (OrderLine line : order.placed().items()) {
            quantities.merge(line.productId(), line.quantity(), Math::addExact);
        }
        return quantities;
    }
}
