package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Header;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/** Finds the orders whose events should have been published by now, with the {@code aws2-ddb} component's query. */
public final class OutboxReads {

    private final int shards;
    private final Duration grace;

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

    /** The ids of the orders that were found, those that have waited longest first. */
    public List<String> orderIds(@Header("CamelAwsDdbItems") List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> text(item, "order_id")).toList();
    }
}
