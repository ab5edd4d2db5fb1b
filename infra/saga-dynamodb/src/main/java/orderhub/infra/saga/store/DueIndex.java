package orderhub.infra.saga.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads the sparse index of unfinished sagas, which is a little behind the table: what it says is looked at again. */
public final class DueIndex {
    private final Table table;

    DueIndex(Table table) {
        this.table = table;
    }

    /**
     * An entry of the index.
     *
     * @param id the saga
     * @param dueAt when somebody should do something about it; the nearest time to what is stored, which may be anything
     */
    public record Entry(String id, Instant dueAt) {}

    /**
     * A page of entries, the longest due first.
     *
     * @param entries the entries
     * @param next where the next page begins; empty after the last
     */
    public record Page(List<Entry> entries, Map<String, AttributeValue> next) {
        /** Whether another page follows. */
        public boolean hasNext() {
            return !next.isEmpty();
        }
    }

    /**
     * @param shard one of {@link Shards}
     * @param until only what is due by then; null for all
     * @param after where the page begins: {@link Page#next()} of the page before, or empty
     */
    public Page page(String shard, @Nullable Instant until, int limit, Map<String, AttributeValue> after) {
        QueryRequest.Builder query = QueryRequest.builder()
                .indexName(SagaTable.DUE_INDEX)
                .expressionAttributeNames(Map.of("#shard", Attr.DUE_SHARD))
                .limit(limit);
        if (until == null) {
            query.keyConditionExpression("#shard = :shard")
                    .expressionAttributeValues(Map.of(":shard", Attr.text(shard)));
        } else {
            query.keyConditionExpression("#shard = :shard AND #due <= :until")
                    .expressionAttributeNames(Map.of("#shard", Attr.DUE_SHARD, "#due", Attr.DUE_AT))
                    .expressionAttributeValues(Map.of(":shard", Attr.text(shard), ":until", Attr.millis(until)));
        }
        if (!after.isEmpty()) {
            query.exclusiveStartKey(after);
        }
        return page(table.query(query));
    }

    private static Page page(QueryResponse answer) {
        List<Entry> entries = answer.items().stream()
                .map(Reader::new)
                .map(item -> new Entry(item.text(Attr.ID), item.nearestMillis(Attr.DUE_AT)))
                .toList();
        return new Page(entries, answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of());
    }
}
