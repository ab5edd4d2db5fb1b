package orderhub.processors.listing;

import java.time.Instant;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a caller asks for.
 *
 * @param customerId whose
 * @param status where they are; null for all
 * @param from placed at that time or later; null for all
 * @param to placed before that time; null for all
 * @param limit at most so many
 * @param after behind that one; null for the first page
 * @param permitted whether the caller may see that customer's orders; otherwise there are none for them
 */
public record OrderQuery(
        String customerId,
        @Nullable OrderStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Position after,
        boolean permitted) {

    /** The first millisecond since the epoch at which one may have been placed. */
    public long firstMs() {
        return from == null ? 0 : atOrAfter(from);
    }

    /** The last one. Before the first, if there is none between the two times. */
    public long lastMs() {
        return to == null ? Long.MAX_VALUE : atOrAfter(to) - 1;
    }

    /** Whether an order of that customer and time is asked for. */
    public boolean wants(Order order) {
        return status == null || status == order.status();
    }

    /** The same, from there on. */
    public OrderQuery after(Position position) {
        return new OrderQuery(customerId, status, from, to, limit, position, permitted);
    }

    /** Orders are placed on whole milliseconds, callers may say less. */
    private static long atOrAfter(Instant time) {
        long ms = time.toEpochMilli();
        return Instant.ofEpochMilli(ms).equals(time) ? ms : ms + 1;
    }
}
