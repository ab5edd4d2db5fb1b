package orderhub.routes.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orderhub.processors.stock.HoldPlan;
import orderhub.processors.stock.PlanHold;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.StockItem;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * Where else an order can have what some stock items refused. A product of one counter is settled by the refusal itself,
 * which says how many there are; of others all shards are read.
 */
final class StockSearch {

    private final StockReads reads;
    private final PlanHold planHold;

    /** @param maxItems the most stock items that one write can change */
    StockSearch(StockReads reads, int maxItems) {
        this.reads = reads;
        this.planHold = new PlanHold(maxItems);
    }

    /**
     * Plans anew.
     *
     * @param tried what was refused
     * @param believed over how many shards each product is spread, as far as the order knows
     * @param reasons what became of each of its stock items, in their order; some were refused
     */
    HoldPlan elsewhere(Reservation tried, Map<String, Integer> believed, List<CancellationReason> reasons) {
        Map<String, List<Long>> available = new HashMap<>();
        SortedMap<String, Integer> toRead = new TreeMap<>();
        sort(tried.quantities(), reasons, available, toRead);
        toRead.replaceAll((product, shards) -> Math.max(shards, believed.getOrDefault(product, 1)));
        toRead.forEach((product, shards) -> available.put(product, reads.oneByOne(product, shards)));
        HoldPlan plan = plan(tried, available);
        if (plan instanceof HoldPlan.Take) {
            return plan;
        }
        // Short as it seems. But a unit may have moved to a shard that had been read from one that had not: look again.
        List<String> seemShort = ((HoldPlan.Lack) plan)
                .shortages().stream().map(EventFacts.Shortage::productId).toList();
        toRead.keySet().retainAll(seemShort);
        toRead.forEach((product, shards) -> {
            int seen = available.getOrDefault(product, List.of()).size();
            available.put(product, reads.atOneInstant(product, Math.max(shards, seen)));
        });
        return toRead.isEmpty() ? plan : plan(tried, available);
    }

    private HoldPlan plan(Reservation tried, Map<String, List<Long>> available) {
        return planHold.apply(tried.orderId(), tried.quantities(), available);
    }

    /** Which of the refused products are settled, and which are to be read, with how many shards as far as is known. */
    private static void sort(
            SortedMap<String, Integer> items,
            List<CancellationReason> reasons,
            Map<String, List<Long>> settled,
            SortedMap<String, Integer> toRead) {
        Map<String, Integer> known = items.keySet().stream()
                .map(StockItem::ofId)
                .collect(Collectors.toMap(StockItem::productId, item -> item.shard() + 1, Math::max));
        List<String> ids = new ArrayList<>(items.keySet());
        for (int i = 0; i < ids.size(); i++) {
            if (!Retries.refused(reasons.get(i))) {
                continue;
            }
            StockItem item = StockItem.ofId(ids.get(i));
            int shards = known.getOrDefault(item.productId(), 1);
            if (item.shard() == 0) {
                shards = Math.max(shards, StockReads.shards(reasons.get(i).item()));
            }
            if (item.shard() == 0 && shards == 1) {
                settled.put(
                        item.productId(),
                        List.of(StockReads.available(reasons.get(i).item())));
            } else {
                toRead.merge(item.productId(), shards, Math::max);
            }
        }
    }
}
