package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the hub that was asked is at this moment. Another one may be otherwise.
 *
 * @param gateway its circuit breaker before the payment gateway; null before that has started
 * @param retry how it tries again
 * @param inHand what it is doing with the order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HubNow(@Nullable Breaker gateway, Retry retry, List<InHand> inHand) {

    public HubNow {
        inHand = List.copyOf(inHand);
    }

    /**
     * A circuit breaker.
     *
     * @param state CLOSED, OPEN or HALF_OPEN, as its library names it
     * @param failedPercent of the last calls; -1 until there were enough
     * @param refused calls for which nobody was asked
     */
    public record Breaker(String state, float failedPercent, long refused) {}

    /**
     * How it tries again.
     *
     * @param firstWaitS a message's wait after its first failure, in seconds; it doubles
     * @param longestWaitS up to this, in seconds
     * @param receives after so many the hub gives a message of an order up
     * @param breakerFaults after so many in a row nobody asks the gateway
     * @param breakerOpenS for so long, in seconds
     */
    public record Retry(int firstWaitS, int longestWaitS, int receives, int breakerFaults, int breakerOpenS) {}

    /**
     * Something that goes on with the order.
     *
     * @param from the route in which it began
     * @param route the route in which it is
     * @param node where in that; null if it is not known
     * @param forMs for so long, in milliseconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InHand(
            String from, String route, @Nullable String node, long forMs) {}
}
