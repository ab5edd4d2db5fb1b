package orderhub.schemas.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
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

    public EventNotice {
        Objects.requireNonNull(detailType, "detail-type");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * The fields that every event has and a consumer needs.
     *
     * @param sagaId the saga that carries the order; null where nobody goes on with it
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
            @Nullable String sagaId) {

        public Detail {
            Objects.requireNonNull(eventId, "eventId");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(customerId, "customerId");
        }
    }
}
