package orderhub.processors.stock;

import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.StockItem;

/** The same reservation, taken from other stock items. */
public final class HoldElsewhere {

    /**
     * Plans it.
     *
     * @param planned a reservation that could not be had as it was planned
     * @param items how many of which stock items to take instead
     * @throws IllegalArgumentException if that is no reservation, or if the order would not get what it needs
     */
    public Transition apply(Transition planned, SortedMap<String, Integer> items) {
        if (!(planned.stock() instanceof StockEffect.Hold hold)
                || !(planned.after().lastChange().facts() instanceof EventFacts.Reserved reserved)) {
            throw new IllegalArgumentException("nothing is reserved");
        }
        Reservation before = hold.reservation();
        if (!Quantities.byProduct(items).equals(Quantities.byProduct(before.quantities()))) {
            throw new IllegalArgumentException("not what order " + before.orderId() + " needs");
        }
        Reservation elsewhere = new Reservation(
                before.reservationId(),
                before.orderId(),
                items,
                before.createdAt(),
                before.expiresAt(),
                before.status());
        EventFacts facts = new EventFacts.Reserved(reserved.reservationId(), reserved.expiresAt(), noted(items));
        return new Transition(planned.after().withLastFacts(facts), new StockEffect.Hold(elsewhere));
    }

    /** What the order has to remember of it: nothing, where each product's first stock item gives all of it. */
    static SortedMap<String, Integer> noted(SortedMap<String, Integer> items) {
        boolean plain =
                items.keySet().stream().allMatch(item -> StockItem.ofId(item).shard() == 0);
        return plain ? new TreeMap<>() : items;
    }
}
