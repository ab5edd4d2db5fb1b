package orderhub.schemas.contract;

import java.time.Instant;
import java.util.List;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;

/** An event of each kind, as the hub's own code makes them. */
final class SampleEvents {

    static final Instant AT = Instant.parse("2026-03-02T09:14:02.118Z");
    private static final String RESERVATION_ID = "7c1e8d7e-53a2-3b5f-8d0c-5b6f0f3e9a11";

    private SampleEvents() {}

    static OrderEvent of(EventType type) {
        return with(type, factsOf(type));
    }

    static OrderEvent with(EventType type, EventFacts facts) {
        return new OrderEvent(
                "5f0b0e0c-7c1d-3a8e-9a77-0d6a1f1b2c3d",
                type.published(),
                "87a25700-0720-3df0-9cf1-345e4c979a53",
                "C-1007",
                List.of(new OrderEvent.EventItem("COF-ETH-250", 2, 1450)),
                2900,
                "USD",
                AT,
                "6513270e-269e-4d37-b2a7-4de452e6b438",
                OrderEvent.SCHEMA_VERSION,
                type == EventType.ORDER_DISPATCHED ? "AZyrq5Cw6P5nTq0xZQ2mXy7uHk3bVd9sLw4fRt8a" : null,
                facts);
    }

    private static EventFacts factsOf(EventType type) {
        return switch (type) {
            case ORDER_CREATED, REVIEW_APPROVED -> EventFacts.None.NONE;
            case INVENTORY_RESERVED -> new EventFacts.Reserved(RESERVATION_ID, AT.plusSeconds(1800));
            case INVENTORY_UNAVAILABLE ->
                new EventFacts.Unavailable(List.of(new EventFacts.Shortage("COF-ETH-250", 2, 1)));
            case PAYMENT_PENDING -> new EventFacts.PaymentUnknown("timeout");
            case PAYMENT_VOIDED -> new EventFacts.Voided("pi_1");
            case PAYMENT_COMPLETED -> new EventFacts.Paid("pi_1", "ch_1", 2900, "card");
            case PAYMENT_FAILED -> new EventFacts.PaymentRefused("generic_decline", "Your card was declined.");
            case REVIEW_REQUESTED -> new EventFacts.ReviewReason("high-value");
            case REVIEW_REJECTED -> new EventFacts.ReviewReason("rejected-by-reviewer");
            case ORDER_EXPIRED -> new EventFacts.Expired(AT);
            case ORDER_CANCELLED -> new EventFacts.Cancelled(EventFacts.Party.STAFF, "the customer called");
            case PAYMENT_REFUNDED -> new EventFacts.Refunded("pi_1", "re_1", 2900);
            case INVENTORY_RELEASED -> new EventFacts.Released(RESERVATION_ID);
            case ORDER_DISPATCHED -> new EventFacts.Dispatched(Lane.STANDARD, AT.plusSeconds(86_400));
            case ORDER_SHIPPED -> new EventFacts.Shipped(Lane.STANDARD, "parcel", "OH46088EE58287355E");
        };
    }
}
