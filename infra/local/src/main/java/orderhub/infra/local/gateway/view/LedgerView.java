package orderhub.infra.local.gateway.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import orderhub.infra.local.gateway.model.Ledger;
import orderhub.infra.local.gateway.model.LedgerEntry;

/** The ledger, for tests that run in another process. The fields are the simulator's own. */
public final class LedgerView {

    private LedgerView() {}

    /** All orders, sorted by id, and the total. */
    public static ObjectNode of(Ledger ledger) {
        ObjectNode node = Views.NODES.objectNode().put("object", "ledger");
        node.set("total", sums(ledger.total()));
        ObjectNode orders = node.putObject("orders");
        new TreeMap<>(ledger.byOrderId()).forEach((orderId, entry) -> orders.set(orderId, sums(entry)));
        return node;
    }

    /** One order. */
    public static ObjectNode of(String orderId, LedgerEntry entry) {
        ObjectNode node = Views.NODES.objectNode().put("object", "ledger_entry").put("order_id", orderId);
        return node.setAll(sums(entry));
    }

    private static ObjectNode sums(LedgerEntry entry) {
        return Views.NODES
                .objectNode()
                .put("authorizations", entry.authorizations())
                .put("captures", entry.captures())
                .put("voids", entry.voids())
                .put("declines", entry.declines())
                .put("captured", entry.captured())
                .put("refunded", entry.refunded());
    }
}
