package orderhub.processors.events;

import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;

/**
 * Adds to an order what its command knows: which events were published when the command was sent. The table may not say
 * so yet, and they need not be published twice.
 */
public final class CatchUp {

    /** Adds it. */
    public Order apply(Order order, ProcessOrder command) {
        return order.withPublished(command.published());
    }
}
