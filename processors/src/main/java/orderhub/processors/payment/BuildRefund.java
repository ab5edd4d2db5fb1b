package orderhub.processors.payment;

import java.util.Map;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/** Asks to give an order's money back, all of it. The key follows from the order alone, like the charge's. */
public final class BuildRefund {

    /** Builds the request. */
    public GatewayRequest apply(Order order, Captured captured) {
        return GatewayRequest.of(
                "/v1/refunds",
                Map.of("payment_intent", captured.paymentId(), "amount", Long.toString(captured.amount())),
                order.orderId() + "/refund");
    }
}
