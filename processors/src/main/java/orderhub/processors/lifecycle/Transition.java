package orderhub.processors.lifecycle;

import orderhub.schemas.order.Order;

/**
 * One change of an order, ready to be written: all of it or nothing. It may be written only over the version just
 * before it.
 *
 * @param after the order with the change as its last
 * @param stock what the change does to stock
 */
public record Transition(Order after, StockEffect stock) {

    /** A change that leaves stock alone. */
    public static Transition of(Order after) {
        return new Transition(after, StockEffect.none());
    }
}
