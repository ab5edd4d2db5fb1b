package orderhub.processors.payment;

import java.util.List;
import java.util.Optional;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome.Captured;

/** Finds the money of an order that is with us. */
public final class FindCapture {

    /** What the order's own history says. */
    public Optional<Captured> inHistory(Order order) {
        return order.latest(EventFacts.Paid.class)
                .map(paid -> new Captured(paid.paymentId(), paid.transactionId(), paid.amount()));
    }

    /**
     * What the gateway says.
     *
     * @param reply to a search for the order's payments
     * @throws GatewayUnavailableException if the reply is no list
     */
    public Optional<Captured> inReply(GatewayReply reply) {
        List<GatewayAnswer> found = reply.answer().data();
        if (found == null) {
            throw new GatewayUnavailableException("payment search failed: HTTP " + reply.httpStatus());
        }
        for (GatewayAnswer intent : found) {
            if (intent.amountReceived() > 0 && intent.id() != null) {
                String charge = intent.latestCharge() == null ? intent.id() : intent.latestCharge();
                return Optional.of(new Captured(intent.id(), charge, intent.amountReceived()));
            }
        }
        return Optional.empty();
    }
}
