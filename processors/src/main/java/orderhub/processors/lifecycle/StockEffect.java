package orderhub.processors.lifecycle;

import java.time.Instant;
import java.util.SortedMap;
import orderhub.schemas.stock.Reservation;

/**
 * What a transition does to stock, in the same write as the order's change. Quantities are by stock item: see {@link
 * orderhub.schemas.stock.StockItem}.
 */
public sealed interface StockEffect {

    /** Stock stays as it is. */
    record None() implements StockEffect {}

    /** Moves the reservation's quantities from available to reserved; refused if any is not available. */
    record Hold(Reservation reservation) implements StockEffect {}

    /** Makes the reservation firm; refused from its deadline on. */
    record Confirm(String reservationId, Instant now) implements StockEffect {}

    /** Moves the quantities from reserved back to available. */
    record Release(String reservationId, SortedMap<String, Integer> quantities) implements StockEffect {}

    /** Moves the quantities from reserved to shipped; refused from the reservation's deadline on. */
    record Ship(String reservationId, SortedMap<String, Integer> quantities, Instant now) implements StockEffect {}

    /** Stock stays as it is. */
    static StockEffect none() {
        return new None();
    }
}
