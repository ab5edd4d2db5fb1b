package orderhub.processors.stock;

import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.stock.StockItem;

/**
 * Plans on which shards of a product new units are put: as many on each as on any other. What does not divide goes to
 * other shards each time, so that many small deliveries do not all end on the first.
 */
public final class PlanRestock {

    /**
     * Plans.
     *
     * @param restockId from which shard on it goes round
     * @param quantity how many, at least 1
     * @param shards how many the product has, at least 1
     * @return how many each stock item gets, at least 1; those that get none are left out
     */
    public SortedMap<String, Integer> apply(String restockId, String productId, int quantity, int shards) {
        int each = quantity / shards;
        int[] round = Spread.round(restockId, productId, shards).toArray();
        SortedMap<String, Integer> items = new TreeMap<>();
        for (int i = 0; i < shards; i++) {
            int piece = i < quantity % shards ? each + 1 : each;
            if (piece > 0) {
                items.put(new StockItem(productId, round[i]).id(), piece);
            }
        }
        return items;
    }
}
