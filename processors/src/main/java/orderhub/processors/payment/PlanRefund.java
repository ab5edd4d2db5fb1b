package orderhub.processors.payment;

import java.util.function.Function;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;

/** What it takes to leave a stopped order without money of its customer. */
public final class PlanRefund implements Function<Order, PlanRefund.Need> {

    /** The ways to go. */
    public enum Need {
        /** No money came, or it went back already. */
        NOTHING,
        /** We know what was captured. */
        REFUND,
        /** A charge may have been made whose answer we never had: the gateway has to be asked. */
        ASK
    }

    @Override
    public Need apply(Order order) {
        if (order.latest(EventFacts.Refunded.class).isPresent()
                || order.latest(EventFacts.Voided.class).isPresent()
                || order.latest(EventFacts.PaymentRefused.class).isPresent()) {
            return Need.NOTHING;
        }
        return order.latest(EventFacts.Paid.class).isPresent() ? Need.REFUND : Need.ASK;
    }
}
