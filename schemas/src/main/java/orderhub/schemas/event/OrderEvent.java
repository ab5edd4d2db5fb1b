package orderhub.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is published: the {@code detail} on the bus. The JSON Schema of the same name is its contract.
 *
 * @param eventId UUID, the same whenever this event is published again
 * @param eventType the published name of its type
 * @param orderId the order that changed
 * @param customerId whose order it is
 * @param items what was ordered
 * @param totalAmount the order's total in minor units
 * @param currency ISO 4217 code
 * @param timestamp when the change happened
 * @param correlationId UUID of the request that placed the order
 * @param version of this event's schema
 * @param sagaId the saga that carries the order, where the hub's own consumers go on with it; null elsewhere
 * @param facts what this type adds; its fields stand beside the others in the JSON
 */
@JsonPropertyOrder({"eventId", "eventType", "version", "orderId", "customerId", "timestamp", "correlationId"})
public record OrderEvent(
        String eventId,
        String eventType,
        String orderId,
        String customerId,
        List<EventItem> items,
        long totalAmount,
        String currency,
        Instant timestamp,
        String correlationId,
        String version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sagaId,
        @JsonUnwrapped EventFacts facts) {

    /** The schema version that this code publishes. */
    public static final String SCHEMA_VERSION = "1.0";

    public OrderEvent {
        items = List.copyOf(items);
    }

    /** This event, as those are told who go on with the order's saga. */
    public OrderEvent carriedBy(@Nullable String saga) {
        return new OrderEvent(
                eventId,
                eventType,
                orderId,
                customerId,
                items,
                totalAmount,
                currency,
                timestamp,
                correlationId,
                version,
                saga,
                facts);
    }

    /**
     * One line of the order.
     *
     * @param unitPrice price of one, in minor units
     */
    public record EventItem(String productId, int quantity, long unitPrice) {}
}
