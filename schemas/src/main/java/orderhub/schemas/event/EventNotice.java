package orderhub.schemas.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import orderhub.schemas.version.NewerSchemaException;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrives from the bus: the envelope, and of the detail only what the hub's own consumers read. Whatever
 * a newer publisher adds is passed over.
 *
 * @param detailType the published name of the event's type
 * @param detail what happened to which order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventNotice(@JsonProperty("detail-type") String detailType, Detail detail) {

    /** The newest major version of an event's schema that this code knows. */
    public static final int NEWEST_KNOWN = 1;

    public EventNotice {
        Objects.requireNonNull(detailType, "detail-type");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * The fields that every event has and a consumer needs.
     *
     * @param sagaId the saga that carries the order; null where nobody goes on with it
     * @param version of the event's schema, as {@code major.minor}; null means 1.0. A minor one only adds
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Detail(
            String eventId,
            String orderId,
            String customerId,
            long totalAmount,
            String currency,
            Instant timestamp,
            String correlationId,
            @Nullable String sagaId,
            @Nullable String version) {

        public Detail {
            NewerSchemaException.throwIfNewer("an event", major(version), NEWEST_KNOWN);
            Objects.requireNonNull(eventId, "eventId");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
        }

        private static long major(@Nullable String version) {
            return version == null ? 1 : Long.parseLong(version.replaceFirst("\\..*", ""));
        }
    }
}
