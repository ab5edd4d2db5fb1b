package orderhub.processors.payment;

import java.time.Instant;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;

/** Records that an order is paid, and makes its reservation firm, unless that has run out meanwhile. */
public final class CompletePayment {

    /**
     * Plans it. Money that came too late for the reservation stops the order; undoing it pays the money back.
     *
     * @throws IllegalStateException if the order holds no stock, or is not to be charged any more
     */
    public Transition apply(Order order, PaymentOutcome.Captured captured, Instant now) {
        EventFacts.Reserved reserved = order.latest(EventFacts.Reserved.class)
                .orElseThrow(() -> new IllegalStateException("order " + order.orderId() + " holds no stock"));
        if (order.status().next() != OrderStatus.Step.CHARGE) {
            throw new IllegalStateException("order " + order.orderId() + " is " + order.status());
        }
        if (!now.isBefore(reserved.expiresAt())) {
            EventFacts why = new EventFacts.Expired(reserved.expiresAt());
            return Transition.of(Lifecycle.advance(order, EventType.ORDER_EXPIRED, now, why));
        }
        return new Transition(
                Lifecycle.advance(order, EventType.PAYMENT_COMPLETED, now, Captures.paid(order, captured)),
                new StockEffect.Confirm(reserved.reservationId(), now));
    }
}
