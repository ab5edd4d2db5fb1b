package orderhub.processors.stock;

import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.stock.StockItem;

/** How many of what an order needs, and holds. */
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

    /** What the order's reservation took, by the stock items it took it from. */
    public static SortedMap<String, Integer> held(Order order) {
        return order.latest(EventFacts.Reserved.class)
                .map(EventFacts.Reserved::held)
                .filter(held -> !held.isEmpty())
                .orElseGet(() -> of(order));
    }

    /** Over how many shards each product of the order is spread, as far as the order knows. */
    public static SortedMap<String, Integer> shards(Order order) {
        SortedMap<String, Integer> shards = new TreeMap<>();
        for (OrderLine line : order.placed().items()) {
            shards.merge(line.productId(), line.stockShards(), Math::max);
        }
        return shards;
    }

    /** The same quantities, by product: its shards added up. */
    public static SortedMap<String, Integer> byProduct(SortedMap<String, Integer> byItem) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        byItem.forEach(
                (item, quantity) -> quantities.merge(StockItem.ofId(item).productId(), quantity, Math::addExact));
        return quantities;
    }
}
