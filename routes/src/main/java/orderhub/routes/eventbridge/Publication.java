package orderhub.routes.eventbridge;

import java.util.List;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;

/**
 * How far the publication of an order's pending events has come.
 *
 * @param before the order as the publication found it
 * @param order the same, known to have those events published that the bus took one after the other from the first on
 * @param calls what is still to be sent, in order
 * @param fault why nothing more is sent; null while all goes well
 */
public record Publication(
        Order before,
        Order order,
        List<PutEventsRequest> calls,
        @Nullable RuntimeException fault) {

    public Publication {
        calls = List.copyOf(calls);
    }

    static Publication of(Order order, List<PutEventsRequest> calls) {
        return new Publication(order, order, calls, null);
    }

    /** Whether there is a next call: no event goes out after one that did not. */
    public boolean unfinished() {
        return fault == null && !calls.isEmpty();
    }

    /** The next call. */
    public PutEventsRequest call() {
        return calls.get(0);
    }

    /** Whether the order's note of what is published would say more than before; all may be out without a note of it. */
    public boolean worthNoting() {
        return order.published() > before.published() || before.published() == before.version();
    }

    Publication allTaken() {
        return new Publication(before, taken(call().entries().size()), calls.subList(1, calls.size()), null);
    }

    Publication stoppedAfter(int takenOfThisCall, RuntimeException why) {
        return new Publication(before, taken(takenOfThisCall), calls, why);
    }

    private Order taken(int more) {
        return order.withPublished(order.published() + more);
    }
}
