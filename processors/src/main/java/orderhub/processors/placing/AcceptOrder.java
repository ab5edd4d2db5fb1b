package orderhub.processors.placing;

import java.time.Instant;
import java.util.List;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.Placement;

/** Makes an order of a priced request: its first change is OrderCreated. */
public final class AcceptOrder {

    /**
     * Makes the order.
     *
     * @param identity what it will be known by
     * @param now when it is accepted
     */
    public Transition apply(PricedOrder priced, OrderIdentity identity, Instant now) {
        Placement placed = new Placement(
                priced.request().customerId(),
                priced.items(),
                priced.total(),
                priced.request().paymentMethod(),
                identity.correlationId(),
                now,
                identity.requestHash());
        Change created = new Change(EventType.ORDER_CREATED, now, EventFacts.None.NONE);
        return Transition.of(new Order(identity.orderId(), placed, OrderStatus.CREATED, List.of(created), 0, null));
    }
}
