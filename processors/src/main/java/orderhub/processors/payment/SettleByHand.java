package orderhub.processors.payment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

/**
 * Records how an operator found, or left, the payment of an order that is being undone and whose payment the hub cannot
 * settle: it is not known whether it was charged, or what is known to be captured cannot be given back.
 */
public final class SettleByHand {

    /** What an order says that was not charged. The operator and their words are kept elsewhere: events go to many. */
    private static final EventFacts NOT_CHARGED =
            new EventFacts.PaymentRefused("not_charged", "Nothing was charged at the payment gateway.");

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    private final ChargeKeys keys;

    /** @param keys until when the hub itself asks for a charge */
    public SettleByHand(ChargeKeys keys) {
        this.keys = keys;
    }

    /**
     * Plans it; empty when the order says so already.
     *
     * @param leftToOperators whether no saga sees to the order by itself any more. While one does, and the charge's key
     *     is known, it may learn that money came after somebody found none.
     * @throws SettlementRefusedException if the order is not being undone, its payment is settled otherwise, it is
     *     known that this is not how it stands, or its saga may still find out
     */
    public Optional<Transition> apply(Order order, Settlement settlement, boolean leftToOperators, Instant now) {
        EventFacts facts = facts(order, settlement);
        if (order.latest(facts.getClass()).filter(facts::equals).isPresent()) {
            return Optional.empty();
        }
        if (order.status() != OrderStatus.COMPENSATING) {
            throw new SettlementRefusedException("The order is " + order.status()
                    + ": only the payment of one that is being undone can be settled.");
        }
        PlanRefund.Need need = PLAN_REFUND.apply(order);
        if (need == PlanRefund.Need.NOTHING) {
            throw new SettlementRefusedException("The order's payment is settled already, and otherwise.");
        }
        if (need == PlanRefund.Need.REFUND) {
            requireRefundOf(order, settlement);
        } else if (!leftToOperators && !keys.mayBeForgotten(order, now)) {
            throw new SettlementRefusedException("The order's saga still asks the payment gateway itself:"
                    + " the payment can be settled by hand when the saga is parked.");
        }
        return Optional.of(Transition.of(Lifecycle.advance(order, type(settlement), now, facts)));
    }

    /** It is known what was captured, so nothing else can have been given back. */
    private static void requireRefundOf(Order order, Settlement settlement) {
        EventFacts.Paid paid = order.latest(EventFacts.Paid.class).orElseThrow();
        if (settlement.outcome() != Settlement.Outcome.REFUNDED
                || !paid.paymentId().equals(settlement.paymentId())) {
            throw new SettlementRefusedException("Payment " + paid.paymentId()
                    + " of the order was captured: it is settled when that is refunded, and not otherwise.");
        }
    }

    private static EventType type(Settlement settlement) {
        return switch (settlement.outcome()) {
            case NOT_CHARGED -> EventType.PAYMENT_FAILED;
            case REFUNDED -> EventType.PAYMENT_REFUNDED;
            case VOIDED -> EventType.PAYMENT_VOIDED;
        };
    }

    /** A charge is always of the order's total, so that is what was captured. */
    private static EventFacts facts(Order order, Settlement settlement) {
        return switch (settlement.outcome()) {
            case NOT_CHARGED -> NOT_CHARGED;
            case REFUNDED ->
                new EventFacts.Refunded(
                        requireNonNull(settlement.paymentId()),
                        requireNonNull(settlement.refundId()),
                        order.placed().total().minorUnits());
            case VOIDED -> new EventFacts.Voided(requireNonNull(settlement.paymentId()));
        };
    }
}
