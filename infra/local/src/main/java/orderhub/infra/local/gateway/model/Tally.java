package orderhub.infra.local.gateway.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger's sums up to date with every change of an intent. Not thread-safe: {@link Books} guards it. */
final class Tally {

    private final Map<String, LedgerEntry> byOrderId = new HashMap<>();
    private LedgerEntry total = LedgerEntry.NONE;

    void change(@Nullable PaymentIntent before, PaymentIntent after) {
        LedgerEntry out = before == null ? LedgerEntry.NONE : LedgerEntry.of(before);
        LedgerEntry in = LedgerEntry.of(after);
        total = total.minus(out).plus(in);
        String orderId = after.terms().orderId();
        if (orderId != null) {
            byOrderId.put(orderId, of(orderId).minus(out).plus(in));
        }
    }

    LedgerEntry of(String orderId) {
        return byOrderId.getOrDefault(orderId, LedgerEntry.NONE);
    }

    Ledger snapshot() {
        return new Ledger(byOrderId, total);
    }
}
