package orderhub.processors.payment;

import java.util.function.UnaryOperator;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

/** Lets through only orders whose charge is settled. The others have to come back and ask again. */
public final class RequireSettled implements UnaryOperator<Order> {

    /** @throws GatewayUnavailableException if it is not known how the order's charge ended */
    @Override
    public Order apply(Order order) {
        if (order.status() == OrderStatus.PAYMENT_PENDING) {
            throw notSettled(
                    order,
                    order.latest(EventFacts.PaymentUnknown.class)
                            .map(EventFacts.PaymentUnknown::reason)
                            .orElse("unknown"));
        }
        return order;
    }

    static GatewayUnavailableException notSettled(Order order, String reason) {
        return new GatewayUnavailableException("payment of order " + order.orderId() + " is pending: " + reason);
    }
}
