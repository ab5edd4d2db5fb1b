package orderhub.routes.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long the orders have waited that the sweep finds in the relay index. A partition is read from its oldest entry on,
 * so the first entry of its first page is the one that counts, until the sweep is at that page again.
 */
public final class RelayBacklog {

    private static final double MILLIS_PER_SECOND = 1000;

    private final int shards;

    /** By partition since when its oldest order has waited; empty if it had none, absent if nobody has seen its front. */
    private final Map<String, Optional<Instant>> fronts = new ConcurrentHashMap<>();

    /** Partitions whose last look has not ended well. */
    private final Map<String, Boolean> unread = new ConcurrentHashMap<>();

    /** @param shards over how many index partitions such orders are spread */
    public RelayBacklog(int shards) {
        this.shards = shards;
    }

    /** A look into a partition begins. Unless {@link #found} ends it, nothing is known. */
    public void look(String shard) {
        unread.put(shard, true);
    }

    /**
     * A page of a partition was read.
     *
     * @param start where the page began; null for the first one
     * @param items the page, oldest first; may be empty
     */
    public void found(
            String shard, @Nullable Map<String, AttributeValue> start, List<Map<String, AttributeValue>> items) {
        if (start == null) {
            fronts.put(shard, items.stream().findFirst().map(item -> Attributes.time(item, "relay_at")));
        }
        unread.remove(shard);
    }

    /** The age of the oldest in seconds; 0 if there is none, not a number if a partition could not be read. */
    public double ageInSeconds(Instant now) {
        if (fronts.size() < shards || !unread.isEmpty()) {
            return Double.NaN;
        }
        return fronts.values().stream()
                .flatMap(Optional::stream)
                .mapToDouble(since -> Duration.between(since, now).toMillis() / MILLIS_PER_SECOND)
                .max()
                .orElse(0);
    }
}
