package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orderhub.infra.saga.store.DueIndex;
import orderhub.infra.saga.store.Position;
import orderhub.infra.saga.store.SagaStore;
import org.jspecify.annotations.Nullable;

/** Walks through the partitions of the index, one after the other, and reads what it names. */
final class Listing {
    private static final Comparator<SagaSummary> LONGEST_DUE_FIRST =
            Comparator.comparing(SagaSummary::dueAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private final SagaStore store;
    private final Views views;

    Listing(SagaStore store, Views views) {
        this.store = store;
        this.views = views;
    }

    SagaPage page(SagaFilter filter, int limit, @Nullable String cursor, Instant now) {
        List<String> shards = filter.shards(store.shards());
        Position position = cursor == null ? Position.beginOf(shards.get(0)) : Position.of(cursor, shards);
        List<String> ids = new ArrayList<>();
        while (position != null && ids.size() < limit) {
            Instant until = filter == SagaFilter.DUE ? now : null;
            DueIndex.Page page = store.dueIndex().page(position.shard(), until, limit - ids.size(), position.after());
            page.entries().forEach(entry -> ids.add(entry.id()));
            position =
                    page.hasNext() ? new Position(position.shard(), page.next()) : beginAfter(position.shard(), shards);
        }
        List<SagaSummary> sagas = store.look(ids).stream()
                .filter(stored -> filter.holds(stored, now))
                .map(views::summary)
                .sorted(LONGEST_DUE_FIRST)
                .toList();
        return new SagaPage(sagas, position == null ? null : position.text());
    }

    private static @Nullable Position beginAfter(String shard, List<String> shards) {
        int next = shards.indexOf(shard) + 1;
        return next < shards.size() ? Position.beginOf(shards.get(next)) : null;
    }
}
