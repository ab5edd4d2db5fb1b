package orderhub.infra.saga.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.saga.store.DueIndex;
import orderhub.infra.saga.store.SagaStore;

/** Counts sagas by the index alone: when one began is in its id, when it is due is in the entry. */
final class CensusTaker {
    /** Some 100 bytes each, so that a page is well below the megabyte of one answer. */
    private static final int PAGE_SIZE = 1000;

    private final SagaStore store;
    private final int maxEntries;

    /** @param maxEntries the most that are read of each of the three: unfinished, parked, quarantined */
    CensusTaker(SagaStore store, int maxEntries) {
        this.store = store;
        this.maxEntries = maxEntries;
    }

    SagaCensus taken(Instant now) {
        List<DueIndex.Entry> unfinished = entries(store.shards().due());
        int parked = entries(store.shards().parked()).size();
        int quarantined = entries(store.shards().quarantined()).size();
        List<Instant> overdue = unfinished.stream()
                .map(DueIndex.Entry::dueAt)
                .filter(dueAt -> !now.isBefore(dueAt))
                .toList();
        return new SagaCensus(
                now,
                Math.min(unfinished.size(), maxEntries),
                overdue.size(),
                Math.min(parked, maxEntries),
                Math.min(quarantined, maxEntries),
                unfinished.stream()
                        .map(entry -> store.ids().issuedAt(entry.id()))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                overdue.stream()
                        .min(Comparator.naturalOrder())
                        .map(longest -> Duration.between(longest, now))
                        .orElse(Duration.ZERO),
                Math.max(unfinished.size(), Math.max(parked, quarantined)) <= maxEntries);
    }

    /** One more than are counted, if there are more. */
    private List<DueIndex.Entry> entries(List<String> shards) {
        List<DueIndex.Entry> entries = new ArrayList<>();
        for (String shard : shards) {
            DueIndex.Page page = new DueIndex.Page(List.of(), Map.of());
            do {
                int left = maxEntries + 1 - entries.size();
                if (left <= 0) {
                    return entries;
                }
                page = store.dueIndex().page(shard, null, Math.min(PAGE_SIZE, left), page.next());
                entries.addAll(page.entries());
            } while (page.hasNext());
        }
        return entries;
    }
}
