package orderhub.processors.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.stock.StockItem;

/**
 * Plans anew from which stock items an order takes what it needs, where some that it tried had too little: all of a
 * product from one shard if one has it, otherwise from the fullest ones, which are the fewest.
 */
public final class PlanHold {

    private final int maxItems;

    /** @param maxItems the most stock items that one write can change */
    public PlanHold(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Plans. An order whose stock lies in more items than one write can change lacks what does not fit.
     *
     * @param orderId from which shard to look on
     * @param tried how many of which stock items were tried
     * @param available by product how many there are in each of its shards, first the product's own; products that are
     *     not here stay as they were tried
     */
    public HoldPlan apply(String orderId, SortedMap<String, Integer> tried, Map<String, List<Long>> available) {
        List<Taken> taken = new ArrayList<>();
        Quantities.byProduct(tried).forEach((product, wanted) -> {
            List<Long> shards = available.get(product);
            SortedMap<String, Integer> pieces =
                    shards == null ? piecesOf(product, tried) : take(orderId, product, wanted, shards);
            taken.add(new Taken(product, wanted, pieces));
        });
        List<EventFacts.Shortage> lacking = taken.stream()
                .filter(product -> product.sum() < product.wanted())
                .map(Taken::shortage)
                .toList();
        List<EventFacts.Shortage> shortages = lacking.isEmpty() ? doNotFit(taken) : lacking;
        return shortages.isEmpty() ? new HoldPlan.Take(merged(taken)) : new HoldPlan.Lack(shortages);
    }

    /** What there is for the order of a product: all it wants, or as much as there is. */
    private record Taken(String product, int wanted, SortedMap<String, Integer> pieces) {
        long sum() {
            return largest(pieces.size());
        }

        long largest(int count) {
            return pieces.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(count)
                    .mapToLong(Integer::longValue)
                    .sum();
        }

        EventFacts.Shortage shortage() {
            return new EventFacts.Shortage(product, wanted, sum());
        }
    }

    private static SortedMap<String, Integer> piecesOf(String product, SortedMap<String, Integer> tried) {
        SortedMap<String, Integer> pieces = new TreeMap<>(tried);
        pieces.keySet().removeIf(item -> !StockItem.ofId(item).productId().equals(product));
        return pieces;
    }

    private static SortedMap<String, Integer> take(String orderId, String product, int wanted, List<Long> shards) {
        SortedMap<String, Integer> pieces = new TreeMap<>();
        int[] round = Spread.round(orderId, product, shards.size()).toArray();
        for (int shard : round) {
            if (shards.get(shard) >= wanted) {
                pieces.put(new StockItem(product, shard).id(), wanted);
                return pieces;
            }
        }
        List<Integer> fullestFirst = new ArrayList<>();
        for (int shard : round) {
            fullestFirst.add(shard);
        }
        fullestFirst.sort(Comparator.comparing(shards::get, Comparator.reverseOrder()));
        int missing = wanted;
        for (int shard : fullestFirst) {
            int piece = (int) Math.min(missing, shards.get(shard));
            if (piece > 0) {
                pieces.put(new StockItem(product, shard).id(), piece);
                missing -= piece;
            }
        }
        return pieces;
    }

    /** What is left out so that the rest fits: the smallest pieces of the most scattered products. */
    private List<EventFacts.Shortage> doNotFit(List<Taken> taken) {
        int over = taken.stream().mapToInt(product -> product.pieces().size()).sum() - maxItems;
        List<EventFacts.Shortage> shortages = new ArrayList<>();
        List<Taken> mostScatteredFirst = new ArrayList<>(taken);
        mostScatteredFirst.sort(
                Comparator.comparing((Taken product) -> -product.pieces().size()));
        for (Taken product : mostScatteredFirst) {
            int left = Math.min(Math.max(0, over), product.pieces().size() - 1);
            if (left > 0) {
                over -= left;
                long fits = product.largest(product.pieces().size() - left);
                shortages.add(new EventFacts.Shortage(product.product(), product.wanted(), fits));
            }
        }
        if (over > 0) {
            throw new IllegalStateException(taken.size() + " products do not fit in one write");
        }
        shortages.sort(Comparator.comparing(EventFacts.Shortage::productId));
        return shortages;
    }

    private static SortedMap<String, Integer> merged(List<Taken> taken) {
        SortedMap<String, Integer> items = new TreeMap<>();
        taken.forEach(product -> items.putAll(product.pieces()));
        return items;
    }
}
