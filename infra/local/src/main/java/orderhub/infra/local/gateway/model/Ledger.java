package orderhub.infra.local.gateway.model;

import java.util.Map;

/**
 * What the gateway did with money, as of one moment. It never changes; take another for a later moment.
 *
 * @param byOrderId one entry per {@code metadata[order_id]} ever seen
 * @param total over all intents, those without an order id included
 */
public record Ledger(Map<String, LedgerEntry> byOrderId, LedgerEntry total) {

    /** Copies the map. */
    public Ledger {
        byOrderId = Map.copyOf(byOrderId);
    }

    /** The entry of this order; all zeros if the gateway never saw it. */
    public LedgerEntry of(String orderId) {
        return byOrderId.getOrDefault(orderId, LedgerEntry.NONE);
    }
}
