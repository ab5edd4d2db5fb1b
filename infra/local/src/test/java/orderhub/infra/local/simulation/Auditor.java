package orderhub.infra.local.simulation;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import orderhub.infra.local.gateway.model.Ledger;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.stock.StockItem;

/** Says what of the guarantees does not hold, looking only at tables, queues, the gateway's ledger and a tap of the bus. */
final class Auditor {

    private static final String SHIPPED = "OrderShipped";

    /** As the rule for notifications has it. */
    private static final Set<String> TOLD = Set.of(
            "OrderCreated",
            "InventoryUnavailable",
            "PaymentFailed",
            "ReviewRejected",
            "OrderExpired",
            "OrderCancelled",
            "PaymentRefunded",
            SHIPPED);

    private final List<String> violations = new ArrayList<>();
    private final List<Tables.Row> orders;

    /** @param orders of the seed, as they are stored in the end */
    Auditor(List<Tables.Row> orders) {
        this.orders = orders;
    }

    List<String> violations() {
        return violations;
    }

    /** [G1, G5] All is done before anybody asks again: that would set going what had come to rest. */
    void unasked() {
        for (Tables.Row order : orders) {
            check(order.ended(), "G1 order %s did not end by itself: %s".formatted(order.id(), order.status()));
            check(
                    order.published() == order.version(),
                    "G5 order %s is %s and was not told of by itself".formatted(order.id(), order.status()));
        }
    }

    /** [G1] What was acknowledged is there and has ended. */
    void acknowledged(List<String> ids) {
        for (String id : ids) {
            check(orders.stream().anyMatch(order -> order.id().equals(id)), "G1 order %s is lost".formatted(id));
        }
        for (Tables.Row order : orders) {
            check(order.ended(), "G1 order %s has not ended: %s".formatted(order.id(), order.status()));
            check(order.published() == order.version(), "G5 order %s has unpublished events".formatted(order.id()));
            check(order.history().size() == order.version(), "G5 order %s lost a change".formatted(order.id()));
            for (String once : List.of(
                    "OrderCreated",
                    "InventoryReserved",
                    "PaymentCompleted",
                    SHIPPED,
                    "OrderExpired",
                    "OrderCancelled",
                    "InventoryReleased",
                    "PaymentRefunded")) {
                check(order.count(once) <= 1, "G5 order %s has several %s".formatted(order.id(), once));
            }
        }
    }

    /**
     * [G1] Each order ended as what stopped it, and none goes on that is called off.
     *
     * @param calledOff of which callers were told so
     */
    void ends(Set<String> calledOff) {
        for (Tables.Row order : orders) {
            check(
                    order.status().equals(order.end()),
                    "G1 order %s ended %s, and its history says %s".formatted(order.id(), order.status(), order.end()));
            check(
                    order.count("OrderCancelled") + order.count("OrderExpired") + order.count(SHIPPED) <= 1,
                    "G1 order %s ended in two ways".formatted(order.id()));
            check(
                    !calledOff.contains(order.id()) || order.status().equals("CANCELLED"),
                    "G1 order %s was said to be called off and is %s".formatted(order.id(), order.status()));
        }
    }

    /** [G3] Nobody is told that there is none of what there is plenty of, or that a good card is not. */
    void refused() {
        for (Tables.Row order : orders) {
            boolean scarce = order.quantities().keySet().stream().anyMatch(Shelf::isScarce);
            check(
                    scarce || order.count("InventoryUnavailable") == 0,
                    "G3 order %s was told that there is not enough".formatted(order.id()));
            check(
                    !order.card().equals(Callers.GOOD_CARD) || order.count("PaymentFailed") == 0,
                    "G2 order %s was told that its card is no good".formatted(order.id()));
        }
    }

    /** [G2] Money is with us for what was shipped, once, and for nothing else. */
    void money(Ledger ledger) {
        for (Tables.Row order : orders) {
            LedgerEntry entry = ledger.of(order.id());
            long kept = entry.captured() - entry.refunded();
            long due = order.status().equals("SHIPPED") ? order.total() : 0;
            check(entry.captures() <= 1, "G2 order %s was charged %d times".formatted(order.id(), entry.captures()));
            check(entry.openAuthorizations() == 0, "G2 order %s has money on hold".formatted(order.id()));
            check(
                    kept == due,
                    "G2 order %s is %s and %d of %d are kept".formatted(order.id(), order.status(), kept, due));
        }
    }

    /** [G3] Every delivery is noted once, however often it was said. */
    void deliveries(long brought, long noted) {
        check(brought == noted, "G3 %d were delivered, %d are noted".formatted(brought, noted));
    }

    /**
     * [G3] Every unit is where the orders say.
     *
     * @param delivered by product how many came in meanwhile
     */
    void stock(Map<String, Tables.Stock> before, Map<String, Tables.Stock> after, Map<String, Long> delivered) {
        after.forEach((item, now) -> {
            check(now.reserved() == 0, "G3 %d of %s stay reserved".formatted(now.reserved(), item));
            check(now.available() >= 0, "G3 there are %d of %s".formatted(now.available(), item));
        });
        Map<String, Tables.Stock> then = byProduct(before);
        byProduct(after)
                .forEach((product, now) -> conserved(
                        product, requireNonNull(then.get(product)), now, delivered.getOrDefault(product, 0L)));
        for (Tables.Row order : orders) {
            inTime(order);
        }
    }

    private static Map<String, Tables.Stock> byProduct(Map<String, Tables.Stock> items) {
        Map<String, Tables.Stock> products = new HashMap<>();
        items.forEach((item, stock) -> products.merge(StockItem.ofId(item).productId(), stock, Tables.Stock::plus));
        return products;
    }

    private void conserved(String product, Tables.Stock then, Tables.Stock now, long delivered) {
        long shipped = orders.stream()
                .filter(order -> order.status().equals("SHIPPED"))
                .mapToLong(order -> order.quantities().getOrDefault(product, 0L))
                .sum();
        check(
                now.shipped() == then.shipped() + shipped,
                "G3 %s: shipped %d, orders say %d".formatted(product, now.shipped() - then.shipped(), shipped));
        check(
                now.available() == then.available() + delivered - shipped,
                "G3 %s: %d left of %d, delivered %d, shipped %d"
                        .formatted(product, now.available(), then.available(), delivered, shipped));
    }

    private void inTime(Tables.Row order) {
        long deadline = order.history().stream()
                .filter(change -> change.type().equals("InventoryReserved"))
                .mapToLong(change -> Long.parseLong(
                        requireNonNull(change.facts().get("expires_at")).n()))
                .findFirst()
                .orElse(Long.MAX_VALUE);
        order.history().stream()
                .filter(change -> change.type().equals(SHIPPED))
                .forEach(change -> check(
                        change.atMs() < deadline, "G3 order %s was shipped after its deadline".formatted(order.id())));
    }

    /**
     * [G4] No saga is left, each was written by its owner only, and is complete only if its order is.
     *
     * @param statusOf of a saga, by its id; empty if it is not there
     */
    void sagas(List<String> unfinished, List<String> notFenced, UnaryOperator<String> statusOf) {
        for (Tables.Row order : orders) {
            if (order.sagaId() != null) {
                String saga = statusOf.apply(order.sagaId());
                // The other way round it may be: shipped just before its saga was told to undo it, which then undoes
                // nothing.
                check(
                        order.status().equals("SHIPPED") || !saga.equals("COMPLETED"),
                        "G4 order %s is %s and its saga is %s".formatted(order.id(), order.status(), saga));
            }
        }
        notFenced.forEach(violation -> violations.add("G4 " + violation));
        check(unfinished.isEmpty(), "G4 sagas are left: %s".formatted(unfinished));
    }

    /** [G5] Each change was told. */
    void events(Map<String, String> seen) {
        for (Tables.Row order : orders) {
            for (int index = 0; index < order.version(); index++) {
                String id = eventId(order, index);
                String type = order.history().get(index).type();
                check(
                        type.equals(seen.get(id)),
                        "G5 order %s: %s was told as %s".formatted(order.id(), type, String.valueOf(seen.get(id))));
            }
        }
    }

    /** [G5] Customers heard of what they are told about. */
    void told(Set<String> heard) {
        for (Tables.Row order : orders) {
            for (int index = 0; index < order.version(); index++) {
                String type = order.history().get(index).type();
                check(
                        !TOLD.contains(type) || heard.contains(eventId(order, index)),
                        "G5 nobody heard of %s of order %s".formatted(type, order.id()));
            }
        }
    }

    /** [G7] Nothing is left on a queue, dead letters included. */
    void queues(int waiting, int dead) {
        check(waiting == 0, "G7 %d messages are left".formatted(waiting));
        check(dead == 0, "G7 %d messages are dead".formatted(dead));
    }

    /** [G6] Callers were told one thing. */
    void callers(List<String> wrongs) {
        wrongs.forEach(wrong -> violations.add("G6 " + wrong));
    }

    private static String eventId(Tables.Row order, int index) {
        return UUID.nameUUIDFromBytes(("event/" + order.id() + "/" + index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
