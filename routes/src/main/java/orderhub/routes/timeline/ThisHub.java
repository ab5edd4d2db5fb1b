package orderhub.routes.timeline;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import orderhub.schemas.timeline.HubNow;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.spi.InflightRepository.InflightExchange;
import org.jspecify.annotations.Nullable;

/** Looks at the hub in which it is: its circuit breaker, how it tries again, and what it has in hand of an order. */
public final class ThisHub {

    /** As {@code call-gateway} calls it. */
    private static final String BREAKER = "gateway-breaker";

    /** By which routes know the order that they are about. */
    private static final String ORDER_ID = "orderId";

    /**
     * Looks.
     *
     * @param asking about the order that its header names; itself does not count
     * @param firstWaitS a message's first wait, in seconds
     * @param longestWaitS a message's longest wait, in seconds
     * @param receives after which a message of an order is given up
     * @param breakerFaults after which the breaker opens
     * @param breakerOpenS for how long, in seconds
     */
    public HubNow look(
            Exchange asking, int firstWaitS, int longestWaitS, int receives, int breakerFaults, int breakerOpenS) {
        return new HubNow(
                breaker(asking.getContext()),
                new HubNow.Retry(firstWaitS, longestWaitS, receives, breakerFaults, breakerOpenS),
                inHand(asking));
    }

    private static HubNow.@Nullable Breaker breaker(CamelContext camel) {
        ResilienceProcessor breaker = camel.getProcessor(BREAKER, ResilienceProcessor.class);
        return breaker == null
                ? null
                : new HubNow.Breaker(
                        Objects.requireNonNullElse(breaker.getCircuitBreakerState(), "UNKNOWN"),
                        breaker.getFailureRate(),
                        breaker.getNumberOfNotPermittedCalls());
    }

    private static List<HubNow.InHand> inHand(Exchange asking) {
        String orderId = asking.getMessage().getHeader(ORDER_ID, String.class);
        return asking.getContext().getInflightRepository().browse().stream()
                .filter(other -> !other.getExchange().getExchangeId().equals(asking.getExchangeId()))
                .flatMap(other -> about(orderId, other))
                .toList();
    }

    /** Somebody else's exchange goes on while it is looked at. */
    private static Stream<HubNow.InHand> about(@Nullable String orderId, InflightExchange other) {
        Object about = other.getExchange().getMessage().getHeader(ORDER_ID);
        return orderId != null && orderId.equals(about)
                ? Stream.of(new HubNow.InHand(
                        other.getFromRouteId(), other.getAtRouteId(), other.getNodeId(), other.getDuration()))
                : Stream.empty();
    }
}
