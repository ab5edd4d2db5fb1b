package orderhub.schemas.order;

import java.time.Instant;
import java.util.List;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;

/** Orders to try the rules on. */
final class Orders {

    static final Instant AT = Instant.parse("2026-03-02T09:14:02Z");

    private Orders() {}

    static Placement placement(List<OrderLine> lines) {
        return new Placement(
                "C-1001",
                lines,
                new Money(2900, "USD"),
                new PaymentMethod("card", "pm_card_visa"),
                "6513270e-269e-4d37-b2a7-4de452e6b438",
                AT,
                "00");
    }

    static Order withHistory(List<Change> history, int published) {
        return new Order(
                "87a25700-0720-3df0-9cf1-345e4c979a53",
                placement(List.of(new OrderLine("COF-ETH-250", 2, 1450, Lane.STANDARD))),
                OrderStatus.CREATED,
                history,
                published,
                null);
    }

    /** An order to which one change a second happened. */
    static Order withChanges(int count, int published) {
        Order order = withHistory(List.of(change(0)), 0);
        for (int i = 1; i < count; i++) {
            order = order.append(change(i), OrderStatus.RESERVED);
        }
        return order.withPublished(published);
    }

    static Change change(int second) {
        EventType type = second == 0 ? EventType.ORDER_CREATED : EventType.REVIEW_APPROVED;
        return new Change(type, AT.plusSeconds(second), EventFacts.None.NONE);
    }
}
