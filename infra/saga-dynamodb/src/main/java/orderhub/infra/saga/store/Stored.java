package orderhub.infra.saga.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Saga;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What lies in the table under a saga's id, for operators to look at. */
public sealed interface Stored {
    /** The saga's. */
    String id();

    /** A saga. */
    record Intact(Saga saga) implements Stored {
        @Override
        public String id() {
            return saga.id();
        }
    }

    /**
     * Something that this version cannot read.
     *
     * @param reason why it cannot
     * @param quarantinedAt when the sweep put it aside; null when it has not, or does not say when
     * @param quarantined whether it was put aside
     * @param attributes what it holds, as text
     */
    record Unreadable(
            String id,
            String reason,
            boolean quarantined,
            @Nullable Instant quarantinedAt,
            Map<String, String> attributes)
            implements Stored {}

    /** Reads an item, whatever it holds. */
    static Stored of(Map<String, AttributeValue> item) {
        try {
            return new Intact(SagaItems.read(item));
        } catch (CorruptSagaException corrupt) {
            return unreadable(corrupt, new Reader(item));
        }
    }

    private static Unreadable unreadable(CorruptSagaException corrupt, Reader item) {
        AttributeValue quarantined = item.attributes().get(Attr.QUARANTINED);
        Map<String, String> attributes = new TreeMap<>();
        item.attributes().forEach((name, value) -> attributes.put(name, AttributeText.of(value)));
        return new Unreadable(
                corrupt.sagaId(),
                quarantined != null && quarantined.s() != null ? quarantined.s() : String.valueOf(corrupt.getMessage()),
                quarantined != null,
                quarantined != null && item.has(Attr.DUE_AT) ? item.nearestMillis(Attr.DUE_AT) : null,
                attributes);
    }
}
