package orderhub.routes.testing;

import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.schemas.order.Order;
import org.apache.camel.Processor;

/** What a mock in the place of an endpoint does. */
public final class Replies {

    private Replies() {}

    /** Replies with a body. */
    public static Processor with(Object body) {
        return exchange -> exchange.getMessage().setBody(body);
    }

    /** Replies as the order store does when it stored an order. */
    public static Processor saved(Order order) {
        return with(new SaveOutcome.Saved(order));
    }

    /** Fails. */
    public static Processor failing(Exception fault) {
        return exchange -> exchange.setException(fault);
    }
}
