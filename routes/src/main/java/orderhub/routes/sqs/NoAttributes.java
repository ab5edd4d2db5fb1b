package orderhub.routes.sqs;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A message of a queue or topic is its body: no header becomes an attribute of it, and no attribute a header. What
 * somebody else puts on a queue can so neither steer Camel nor join a saga.
 */
public final class NoAttributes implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return true;
    }
}
