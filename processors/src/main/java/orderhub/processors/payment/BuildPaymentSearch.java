package orderhub.processors.payment;

import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.order.Order;

/** Asks what the gateway knows of an order's payment, in Stripe's search syntax. */
public final class BuildPaymentSearch implements Function<Order, GatewayRequest> {

    @Override
    public GatewayRequest apply(Order order) {
        return GatewayRequest.get(
                "/v1/payment_intents/search", Map.of("query", "metadata['order_id']:'" + order.orderId() + "'"));
    }
}
