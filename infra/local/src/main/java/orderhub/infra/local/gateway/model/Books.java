package orderhub.infra.local.gateway.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All intents and refunds and the ledger over them. Thread-safe; every read sees whole effects only.
 *
 * <p>It holds the invariants between states: a captured or voided intent never changes again, except that refunds
 * grow, by exactly the refund that comes with the change.
 */
public final class Books {

    /** More intents than this are refused: the books live in memory. */
    public static final int MAX_INTENTS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Catalog<PaymentIntent> intents = new Catalog<>();
    private final Catalog<Refund> refunds = new Catalog<>();
    private final Map<String, List<String>> refundIdsByIntent = new HashMap<>();
    private final MetadataIndex metadata = new MetadataIndex();
    private final Tally tally = new Tally();

    /** Whether another intent may be created. */
    public boolean full() {
        return read(() -> intents.size() >= MAX_INTENTS);
    }

    /**
     * Says whether an effect keeps the invariants, and changes nothing.
     *
     * @throws IllegalStateException if it does not
     */
    public void check(Effect effect) {
        read(() -> {
            Transitions.check(intents.get(effect.intent().id()), effect);
            return effect;
        });
    }

    /**
     * Applies an effect.
     *
     * @throws IllegalStateException if it breaks an invariant; nothing has changed then
     */
    public void apply(Effect effect) {
        lock.lock();
        try {
            PaymentIntent after = effect.intent();
            PaymentIntent before = intents.get(after.id());
            Transitions.check(before, effect);
            intents.put(after.id(), after);
            tally.change(before, after);
            if (before == null) {
                metadata.add(after);
            }
            add(effect.refund());
        } finally {
            lock.unlock();
        }
    }

    private void add(@Nullable Refund refund) {
        if (refund != null) {
            refunds.put(refund.id(), refund);
            refundIdsByIntent
                    .computeIfAbsent(refund.paymentIntentId(), id -> new ArrayList<>(1))
                    .add(refund.id());
        }
    }

    /** The intent with this id, or null. */
    public @Nullable PaymentIntent intent(String id) {
        lock.lock();
        try {
            return intents.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** The refund with this id, or null. */
    public @Nullable Refund refund(String id) {
        lock.lock();
        try {
            return refunds.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Intents, newest first. The page's cursor must be the id of an intent. */
    public Slice<PaymentIntent> intents(Page page) {
        return read(() -> intents.newestFirst(intents.ids(), intent -> true, page));
    }

    /** Intents whose metadata match every term, of which there is at least one; newest first. */
    public Slice<PaymentIntent> search(List<MetadataTerm> terms, Page page) {
        return read(() -> intents.newestFirst(
                metadata.candidates(terms),
                intent -> terms.stream().allMatch(t -> t.matches(intent.terms().metadata())),
                page));
    }

    /** Refunds, newest first: all, or those of one intent. The page's cursor must be the id of a refund. */
    public Slice<Refund> refunds(@Nullable String paymentIntentId, Page page) {
        return read(() -> {
            List<String> ids = paymentIntentId == null
                    ? refunds.ids()
                    : refundIdsByIntent.getOrDefault(paymentIntentId, List.of());
            return refunds.newestFirst(ids, refund -> true, page);
        });
    }

    /** The ledger as it stands now. */
    public Ledger ledger() {
        return read(tally::snapshot);
    }

    /** One order's entry as it stands now, without copying the ledger. */
    public LedgerEntry ledgerEntry(String orderId) {
        return read(() -> tally.of(orderId));
    }

    private <T> T read(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
