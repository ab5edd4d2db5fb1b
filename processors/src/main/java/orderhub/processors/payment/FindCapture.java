package orderhub.processors.payment;

import java.util.function.Function;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/** The capture that an order's own history tells of. */
public final class FindCapture implements Function<Order, Captured> {

    /** @throws IllegalStateException if the order was never paid */
    @Override
    public Captured apply(Order order) {
        return order.latest(EventFacts.Paid.class)
                .map(paid -> new Captured(paid.paymentId(), paid.transactionId(), paid.amount()))
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " was never paid"));
    }
}
