package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it. What is not known yet is left out of the JSON.
 *
 * @param totalAmount in minor units of the currency
 * @param paymentMethod its type; the token is never shown
 * @param reason why the order was refused or stopped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        String orderId,
        OrderStatus status,
        String customerId,
        List<OrderEvent.EventItem> items,
        long totalAmount,
        String currency,
        String paymentMethod,
        Instant createdAt,
        Instant updatedAt,
        String correlationId,
        @Nullable String reservationId,
        @Nullable Instant expiresAt,
        @Nullable String paymentId,
        @Nullable Lane lane,
        @Nullable String trackingId,
        @Nullable String reason) {}
