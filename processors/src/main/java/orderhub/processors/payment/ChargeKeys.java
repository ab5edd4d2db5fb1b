package orderhub.processors.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;

/**
 * Whether the gateway still remembers the key of an order's charge. A charge under a key that it has forgotten is a second
 * charge. The age of a key counts from the order's reservation: nobody asks for money before that, so the key is no older.
 */
public final class ChargeKeys {

    private final Duration safeAge;

    /**
     * @param safeAge for so long a charge may be asked for under its key; less than the gateway remembers keys
     * @throws IllegalArgumentException if it is not positive
     */
    public ChargeKeys(Duration safeAge) {
        if (safeAge.isZero() || safeAge.isNegative()) {
            throw new IllegalArgumentException("keys are safe for longer than " + safeAge);
        }
        this.safeAge = safeAge;
    }

    /**
     * Lets through only orders whose charge can be asked for again.
     *
     * @throws ChargeTooOldException if the gateway may have forgotten the key
     */
    public Order requireKnown(Order order, Instant now) {
        if (mayBeForgotten(order, now)) {
            throw new ChargeTooOldException(order.orderId(), safeAge);
        }
        return order;
    }

    /**
     * Stops an order that is still to be charged although its key may be forgotten: its reservation ran out long ago.
     * Empty when it can be charged.
     */
    public Optional<Transition> stopIfForgotten(Order order, Instant now) {
        if (!mayBeForgotten(order, now)) {
            return Optional.empty();
        }
        EventFacts.Reserved reserved = order.latest(EventFacts.Reserved.class).orElseThrow();
        EventFacts why = new EventFacts.Expired(reserved.expiresAt());
        return Optional.of(Transition.of(Lifecycle.advance(order, EventType.ORDER_EXPIRED, now, why)));
    }

    /** Whether the gateway may have forgotten the key, so that the hub does not ask for the charge any more. */
    public boolean mayBeForgotten(Order order, Instant now) {
        return order.history().stream()
                .filter(change -> change.type() == EventType.INVENTORY_RESERVED)
                .findFirst()
                .map(Change::at)
                .filter(reservedAt -> !now.isBefore(reservedAt.plus(safeAge)))
                .isPresent();
    }
}
