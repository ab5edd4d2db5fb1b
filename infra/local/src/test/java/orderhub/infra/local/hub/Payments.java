package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import orderhub.infra.local.gateway.model.LedgerEntry;

/** The ledger of a payment gateway in another process. */
public final class Payments {

    private Payments() {}

    /**
     * What the gateway did for an order.
     *
     * @param gateway its base URL
     */
    public static LedgerEntry of(URI gateway, String orderId) {
        JsonNode entry = new Api(gateway)
                .anonymous()
                .get("/sim/ledger?order_id=" + orderId)
                .json();
        return toEntry(entry);
    }

    private static LedgerEntry toEntry(JsonNode entry) {
        return new LedgerEntry(
                entry.get("authorizations").longValue(),
                entry.get("captures").longValue(),
                entry.get("voids").longValue(),
                entry.get("declines").longValue(),
                entry.get("captured").longValue(),
                entry.get("refunded").longValue());
    }

    /** What the gateway did, by order id; an order that is not there was never charged. */
    public static Map<String, LedgerEntry> byOrder(URI gateway) {
        Map<String, LedgerEntry> byOrder = new HashMap<>();
        new Api(gateway)
                .anonymous()
                .get("/sim/ledger")
                .json()
                .get("orders")
                .properties()
                .forEach(order -> byOrder.put(order.getKey(), toEntry(order.getValue())));
        return byOrder;
    }
}
