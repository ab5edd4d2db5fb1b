package orderhub.schemas.stock;

/**
 * One counter of a product's stock. A product that sells faster than one counter can be written has several, its shards,
 * which add up to its stock. The first has the product's own id, so a product with one shard is just its own counter.
 *
 * @param productId whose stock it is
 * @param shard 0 for the product's own counter, otherwise up to {@link #MAX_SHARDS} - 1
 */
public record StockItem(String productId, int shard) {

    /**
     * The most shards of a product. All of them are read at one instant, and DynamoDB reads at most 100 items so (API
     * reference, TransactGetItems); 64 take far more than
     * one product ever sells.
     */
    public static final int MAX_SHARDS = 64;

    /** Cannot be in a product's id. */
    private static final char SEPARATOR = '#';

    public StockItem {
        if (shard < 0 || shard >= MAX_SHARDS) {
            throw new IllegalArgumentException("there is no shard " + shard + " of " + productId);
        }
    }

    /**
     * The counter of that id.
     *
     * @throws IllegalArgumentException if no counter has such an id
     */
    public static StockItem ofId(String id) {
        int at = id.indexOf(SEPARATOR);
        if (at < 0) {
            return new StockItem(id, 0);
        }
        StockItem item = new StockItem(id.substring(0, at), Integer.parseInt(id.substring(at + 1)));
        if (!item.id().equals(id)) {
            throw new IllegalArgumentException("no counter has the id " + id);
        }
        return item;
    }

    /** Its id: the product's for the first, {@code PRODUCT#1} and so on for the others. */
    public String id() {
        return shard == 0 ? productId : productId + SEPARATOR + shard;
    }
}
