package orderhub.routes.gateway;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/** Only what the gateway needs goes out to it, and none of its headers come in: a saga's id or a queue's receipt is ours. */
public final class GatewayHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("authorization", "content-type", "idempotency-key");

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return true;
    }
}
