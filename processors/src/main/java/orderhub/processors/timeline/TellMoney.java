package orderhub.processors.timeline;

import orderhub.processors.payment.BuildCharge;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.timeline.MoneyEntry;
import orderhub.schemas.timeline.MoneyEntry.State;
import org.jspecify.annotations.Nullable;

/** What an order says of its money. */
final class TellMoney {

    private static final BuildCharge BUILD_CHARGE = new BuildCharge();

    private TellMoney() {}

    static MoneyEntry of(Order order, boolean forStaff) {
        EventFacts.Paid paid = order.latest(EventFacts.Paid.class).orElse(null);
        EventFacts.Refunded refunded = order.latest(EventFacts.Refunded.class).orElse(null);
        EventFacts.Voided voided = order.latest(EventFacts.Voided.class).orElse(null);
        State state = state(order);
        return new MoneyEntry(
                state,
                order.placed().total().currency(),
                order.placed().total().minorUnits(),
                // What was given back had come, whether the order heard of it then or not.
                paid != null ? paid.amount() : refunded != null ? refunded.amount() : 0,
                refunded == null ? 0 : refunded.amount(),
                because(order, state),
                forStaff ? BUILD_CHARGE.apply(order).idempotencyKey() : null,
                paymentId(paid, refunded, voided),
                forStaff && paid != null ? paid.transactionId() : null,
                refunded == null ? null : refunded.refundId());
    }

    private static State state(Order order) {
        if (order.latest(EventFacts.Refunded.class).isPresent()) {
            return State.REFUNDED;
        }
        if (order.latest(EventFacts.Voided.class).isPresent()) {
            return State.VOIDED;
        }
        if (order.latest(EventFacts.Paid.class).isPresent()) {
            return State.CAPTURED;
        }
        if (order.latest(EventFacts.PaymentRefused.class).isPresent()) {
            return State.REFUSED;
        }
        boolean isUnknown =
                order.latest(EventFacts.PaymentUnknown.class).isPresent() || order.status() == OrderStatus.COMPENSATING;
        return isUnknown ? State.PENDING : State.NONE;
    }

    private static @Nullable String because(Order order, State state) {
        return switch (state) {
            case PENDING ->
                order.latest(EventFacts.PaymentUnknown.class)
                        .map(EventFacts.PaymentUnknown::reason)
                        .orElse(null);
            case REFUSED ->
                order.latest(EventFacts.PaymentRefused.class)
                        .map(EventFacts.PaymentRefused::code)
                        .orElse(null);
            default -> null;
        };
    }

    private static @Nullable String paymentId(
            EventFacts.@Nullable Paid paid,
            EventFacts.@Nullable Refunded refunded,
            EventFacts.@Nullable Voided voided) {
        if (paid != null) {
            return paid.paymentId();
        }
        if (refunded != null) {
            return refunded.paymentId();
        }
        return voided == null ? null : voided.paymentId();
    }
}
