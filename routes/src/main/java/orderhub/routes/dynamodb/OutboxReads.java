package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/** Finds the orders whose events should have been published by now, with the {@code aws2-ddb} component's query. */
public final class OutboxReads {

    private final int shards;
    private final Duration grace;

    /** By partition where its next page begins; none at its beginning. */
    private final Map<String, Map<String, AttributeValue>> nextPages = new ConcurrentHashMap<>();

    /**
     * @param shards over how many index partitions such orders are spread
     * @param grace how long the hub that made a change has to publish it before somebody else does
     */
    public OutboxReads(int shards, Duration grace) {
        this.shards = shards;
        this.grace = grace;
    }

    /** The partitions to look into, all of them. */
    public List<String> shards() {
        return IntStream.range(0, shards).mapToObj(Integer::toString).toList();
    }

    /** The key conditions for those of one partition that are overdue. */
    public Map<String, Condition> overdue(String shard, Instant now) {
        return Map.of(
                "relay_shard",
                        Condition.builder()
                                .comparisonOperator(ComparisonOperator.EQ)
                                .attributeValueList(text(shard))
                                .build(),
                "relay_at",
                        Condition.builder()
                                .comparisonOperator(ComparisonOperator.LT)
                                .attributeValueList(Attributes.time(now.minus(grace)))
                                .build());
    }

    /**
     * Where the next page of a partition begins, for its sweep to go on there: orders that cannot be relayed stay in front,
     * and must not keep it from those behind them. Null for the beginning.
     */
    public @Nullable Map<String, AttributeValue> page(String shard) {
        return nextPages.get(shard);
    }

    /** Takes note of where a partition's page ended; after the last one it is the beginning's turn. */
    public void turn(String shard, @Nullable Map<String, AttributeValue> last) {
        if (last == null || last.isEmpty()) {
            nextPages.remove(shard);
        } else {
            nextPages.put(shard, Map.copyOf(last));
        }
    }

    /** The ids of the orders that were found, those that have waited longest first. */
    public List<String> orderIds(@Header("CamelAwsDdbItems") List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> text(item, "order_id")).toList();
    }
}
