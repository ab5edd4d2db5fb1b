package orderhub.routes.golden;

import static java.util.Objects.requireNonNull;
import static orderhub.schemas.AnOrder.anOrder;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;

/** Orders of the sample shop, one for each place on their way, with every kind of change among them. */
final class GoldenOrders {

    /** They never held anything. */
    private static final Set<String> WITHOUT_SAGA = Set.of("created", "ended-out-of-stock", "ended-cancelled-at-once");

    private static final SortedMap<String, Order> ORDERS = new TreeMap<>();

    static {
        add("created", 0, order());
        add("reserved", 2, order().reserved());
        add("reserved-from-shards", 2, hot().reservedIn(Map.of("ELE-EARBUD", 1, "ELE-EARBUD#2", 2)));
        add("payment-pending", 3, order().pending());
        add("paid", 3, order().paid());
        add("paid-after-pending", 3, order().pending().paid());
        add("paid-from-shards", 3, hot().reservedIn(Map.of("ELE-EARBUD#1", 3)).paid());
        add("in-review", 4, order().inReview());
        add("approved", 4, order().approved());
        add("dispatched", 4, order().dispatched(Lane.STANDARD));
        add("dispatched-untold", 3, order().dispatched(Lane.EXPRESS));
        add("declined", 3, order().declined());
        add("rejected-by-reviewer", 4, order().rejectedByReviewer());
        add("expired-before-paid", 3, order().reserved().expired());
        add("expired-while-pending", 4, order().pending().expired());
        add("expired-after-paid", 3, order().paid().expired());
        add("refunded", 5, order().paid().expired().refunded());
        add("voided", 4, order().reserved().expired().voided());
        add("cancelled-before-paid", 3, order().reserved().cancelled());
        add("cancelled-while-pending", 4, order().pending().cancelled(EventFacts.Party.STAFF, null));
        add("cancelled-in-review", 4, order().inReview().cancelled());
        add(
                "cancelled-on-its-lane",
                5,
                order().dispatched(Lane.STANDARD).cancelled(EventFacts.Party.STAFF, "the customer called"));
        add("ended-cancelled-at-once", 2, order().cancelled());
        add("ended-cancelled", 6, order().paid().cancelled().refunded().released());
        add("ended-out-of-stock", 2, order().outOfStock());
        add("ended-declined", 4, order().declined().released());
        add(
                "ended-rejected-by-reviewer",
                7,
                order().rejectedByReviewer().refunded().released());
        add("ended-expired", 6, order().paid().expired().refunded().released());
        add("ended-voided", 5, order().reserved().expired().voided().released());
        add("ended-shipped", 5, order().shipped());
        add(
                "ended-shipped-from-shards",
                5,
                hot().reservedIn(Map.of("ELE-EARBUD#3", 3)).shipped());
        add(
                "ended-shipped-after-review",
                7,
                order().approved().dispatched(Lane.EXPRESS).shipped());
        add(
                "ended-shipped-digital-in-yen",
                5,
                anOrder()
                        .inCurrency("JPY")
                        .withPayment("wallet", "pm_wallet")
                        .withLine("CRS-BARISTA", 1, 8980, Lane.DIGITAL)
                        .withLine("COF-ETH-250", 2, 2180, Lane.STANDARD)
                        .dispatched(Lane.DIGITAL)
                        .shipped());
    }

    private GoldenOrders() {}

    /** By the names of their cases. */
    static SortedMap<String, Order> all() {
        return new TreeMap<>(ORDERS);
    }

    static Order named(String name) {
        return requireNonNull(ORDERS.get(name), name);
    }

    private static AnOrder order() {
        return anOrder().withLine("COF-ETH-250", 2, 1450, Lane.STANDARD);
    }

    private static AnOrder hot() {
        return anOrder().withHotLine("ELE-EARBUD", 3, 4);
    }

    private static void add(String name, int published, AnOrder story) {
        String id = UUID.nameUUIDFromBytes(("golden/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        story.withId(id).withCustomer("C-1007").published(published);
        if (!WITHOUT_SAGA.contains(name)) {
            story.carriedBy("saga-of-" + name);
        }
        ORDERS.put(name, story.build());
    }
}
