package orderhub.processors.payment;

import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/** What an order says of money that came. */
final class Captures {

    private Captures() {}

    static EventFacts.Paid paid(Order order, Captured captured) {
        return new EventFacts.Paid(
                captured.paymentId(),
                captured.transactionId(),
                captured.amount(),
                order.placed().paymentMethod().type());
    }
}
