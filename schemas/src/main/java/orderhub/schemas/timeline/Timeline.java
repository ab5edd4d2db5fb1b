package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is where it is.
 *
 * @param asOf when it was asked
 * @param states where it has been, oldest first; the last is where it is
 * @param events what happened, oldest first
 * @param next what happens next
 * @param money what was asked of its customer's means of payment, and what came
 * @param stock the stock that was held for it
 * @param saga what sees to it that the order ends; null for customers, whose business it is not
 * @param hub how the hub that was asked is; null for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timeline(
        String orderId,
        OrderStatus status,
        Instant asOf,
        List<State> states,
        List<Event> events,
        Next next,
        MoneyEntry money,
        Lookup<StockEntry> stock,
        @Nullable Lookup<SagaStory> saga,
        @Nullable HubNow hub) {

    public Timeline {
        states = List.copyOf(states);
        events = List.copyOf(events);
    }

    /**
     * For how long an order was somewhere.
     *
     * @param until null while it is there
     * @param forMs so far
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(
            OrderStatus status, Instant from, @Nullable Instant until, long forMs) {}

    /**
     * One thing that happened.
     *
     * @param eventType the published name
     * @param published whether the bus is known to have it
     */
    public record Event(String eventId, String eventType, Instant at, boolean published) {}
}
