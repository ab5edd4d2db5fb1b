package orderhub.infra.saga.store;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a walk through partitions of {@link DueIndex} goes on.
 *
 * @param shard the partition
 * @param after as {@link DueIndex.Page#next()}; empty for the partition's begin
 */
public record Position(String shard, Map<String, AttributeValue> after) {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;
    /** More than any that was given out: a shard, a number and an id. */
    private static final int MAX_CHARACTERS = 1000;

    /** The begin of a partition. */
    public static Position beginOf(String shard) {
        return new Position(shard, Map.of());
    }

    /** As text that means nothing to whoever keeps it. */
    public String text() {
        String plain = after.isEmpty() ? shard : String.join(SEPARATOR, shard, dueAt(), id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position of a text.
     *
     * @param shards the partitions that are walked through
     * @throws IllegalArgumentException when it is no text of a position in these
     */
    public static Position of(String text, List<String> shards) {
        if (text.length() <= MAX_CHARACTERS) {
            byte[] plain = Base64.getUrlDecoder().decode(text);
            List<String> parts = List.of(new String(plain, StandardCharsets.UTF_8).split(SEPARATOR));
            if (shards.contains(parts.get(0)) && (parts.size() == 1 || parts.size() == PARTS)) {
                return parts.size() == 1 ? beginOf(parts.get(0)) : after(parts.get(0), parts.get(1), parts.get(2));
            }
        }
        throw new IllegalArgumentException("No position in this list.");
    }

    private String dueAt() {
        return requireNonNull(after.get(Attr.DUE_AT)).n();
    }

    private String id() {
        return new Reader(after).text(Attr.ID);
    }

    private static Position after(String shard, String dueAt, String id) {
        return new Position(
                shard,
                Map.of(
                        Attr.DUE_SHARD, Attr.text(shard),
                        Attr.DUE_AT, AttributeValue.fromN(new BigDecimal(dueAt).toString()),
                        Attr.ID, Attr.text(id)));
    }
}
