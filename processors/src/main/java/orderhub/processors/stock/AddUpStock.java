package orderhub.processors.stock;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import orderhub.schemas.stock.StockItem;
import orderhub.schemas.stock.StockLevel;

/** How much there is of each product: its shards added up. */
public final class AddUpStock implements Function<Collection<StockLevel>, SortedMap<String, StockLevel>> {

    /**
     * Adds up.
     *
     * @param items the levels of stock items, in any order
     * @return the levels of products, by product id
     */
    @Override
    public SortedMap<String, StockLevel> apply(Collection<StockLevel> items) {
        SortedMap<String, StockLevel> products = new TreeMap<>();
        for (StockLevel item : items) {
            String product = StockItem.ofId(item.productId()).productId();
            products.merge(
                    product,
                    new StockLevel(product, item.available(), item.reserved(), item.shipped()),
                    AddUpStock::sum);
        }
        return products;
    }

    private static StockLevel sum(StockLevel one, StockLevel other) {
        return new StockLevel(
                one.productId(),
                Math.addExact(one.available(), other.available()),
                Math.addExact(one.reserved(), other.reserved()),
                Math.addExact(one.shipped(), other.shipped()));
    }
}
