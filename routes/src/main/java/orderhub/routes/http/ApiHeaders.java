package orderhub.routes.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass between callers and routes: the few that the contract names. Anything else from outside could steer
 * Camel ({@code Camel*}) or join a stranger's saga ({@code Long-Running-Action}); anything else from inside is nobody's
 * business.
 */
public final class ApiHeaders implements HeaderFilterStrategy {

    /** The trace id of a request: the application sets it before the request gets to a route; nobody outside can. */
    public static final String TRACE = "Hub-Trace";

    private static final Set<String> IN = Set.of(
            "content-type",
            "accept",
            "idempotency-key",
            "x-correlation-id",
            "if-match",
            "if-none-match",
            "last-event-id",
            "hub-subject",
            "hub-customer",
            "hub-trace",
            "orderid",
            "productid",
            "sagaid",
            "step",
            "queue",
            "messageid",
            "redriveid",
            "kind",
            "limit",
            "cursor");

    private static final Set<String> OUT = Set.of(
            "content-type",
            "location",
            "retry-after",
            "idempotency-replayed",
            "x-correlation-id",
            "etag",
            "link",
            "cache-control");

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
