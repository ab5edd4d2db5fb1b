package orderhub.schemas.notification;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that a customer should hear, before it is put into words.
 *
 * @param eventId the event that caused it
 * @param eventType the published name of that event's type
 * @param channels where it should be sent; with none it is not sent at all
 * @param totalAmount the order's total in minor units
 */
public record Notification(
        String eventId,
        String eventType,
        String orderId,
        String customerId,
        String customerName,
        Set<String> channels,
        long totalAmount,
        String currency,
        Instant occurredAt,
        String correlationId) {

    public Notification {
        channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }
}
