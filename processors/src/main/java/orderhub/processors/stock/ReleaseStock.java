package orderhub.processors.stock;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.payment.PlanRefund;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;

/** Gives an order's stock back and ends the order. The last step of undoing it. */
public final class ReleaseStock {

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    /**
     * Plans it.
     *
     * @throws IllegalStateException if the order holds no stock, or if it is not known that no money of it is with
     *     us: an order never ends before that
     */
    public Transition apply(Order order, Instant now) {
        EventFacts.Reserved reserved = order.latest(EventFacts.Reserved.class)
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " holds no stock"));
        if (PLAN_REFUND.apply(order) != PlanRefund.Need.NOTHING) {
            throw new IllegalStateException("the payment of order " + order.orderId() + " is not settled yet");
        }
        Order released = Lifecycle.advance(
                order, EventType.INVENTORY_RELEASED, now, new EventFacts.Released(reserved.reservationId()));
        return new Transition(released, new StockEffect.Release(reserved.reservationId(), Quantities.held(order)));
    }
}
