package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.count;
import static orderhub.routes.dynamodb.Attributes.list;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.textOrNull;
import static orderhub.routes.dynamodb.Attributes.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change of an order as a map attribute: its type, its time, and its facts beside them. */
final class FactsItems {

    private FactsItems() {}

    static AttributeValue toAttribute(Change change) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("type", text(change.type().published()));
        map.put("at", time(change.at()));
        putFacts(map, change.facts());
        return AttributeValue.fromM(map);
    }

    static Change toChange(AttributeValue attribute) {
        Map<String, AttributeValue> map = attribute.m();
        EventType type = EventType.ofPublished(text(map, "type"));
        return new Change(type, time(map, "at"), readFacts(type, map));
    }

    private static void putFacts(Map<String, AttributeValue> map, EventFacts facts) {
        if (facts instanceof EventFacts.Reserved reserved) {
            map.put("reservation_id", text(reserved.reservationId()));
            map.put("expires_at", time(reserved.expiresAt()));
            if (!reserved.held().isEmpty()) {
                Map<String, AttributeValue> held = new HashMap<>();
                reserved.held().forEach((id, quantity) -> held.put(id, number(quantity)));
                map.put("held", AttributeValue.fromM(held));
            }
        } else if (facts instanceof EventFacts.Unavailable unavailable) {
            map.put("shortages", AttributeValue.fromL(shortages(unavailable)));
        } else if (facts instanceof EventFacts.PaymentUnknown unknown) {
            map.put("reason", text(unknown.reason()));
        } else if (facts instanceof EventFacts.Voided voided) {
            map.put("payment_id", text(voided.paymentId()));
        } else if (facts instanceof EventFacts.Paid paid) {
            map.put("payment_id", text(paid.paymentId()));
            map.put("transaction_id", text(paid.transactionId()));
            map.put("amount", number(paid.amount()));
            map.put("payment_method", text(paid.paymentMethod()));
        } else if (facts instanceof EventFacts.PaymentRefused refused) {
            map.put("code", text(refused.code()));
            map.put("reason", text(refused.reason()));
        } else if (facts instanceof EventFacts.ReviewReason reason) {
            map.put("reason", text(reason.reason()));
        } else if (facts instanceof EventFacts.Expired expired) {
            map.put("expires_at", time(expired.expiresAt()));
        } else if (facts instanceof EventFacts.Cancelled cancelled) {
            map.put("cancelled_by", text(cancelled.cancelledBy().name()));
            if (cancelled.reason() != null) {
                map.put("reason", text(cancelled.reason()));
            }
        } else if (facts instanceof EventFacts.Refunded refunded) {
            map.put("payment_id", text(refunded.paymentId()));
            map.put("refund_id", text(refunded.refundId()));
            map.put("amount", number(refunded.amount()));
        } else if (facts instanceof EventFacts.Released released) {
            map.put("reservation_id", text(released.reservationId()));
        } else if (facts instanceof EventFacts.Dispatched dispatched) {
            map.put("lane", text(dispatched.lane().name()));
            map.put("ship_by", time(dispatched.shipBy()));
        } else if (facts instanceof EventFacts.Shipped shipped) {
            map.put("lane", text(shipped.lane().name()));
            map.put("carrier", text(shipped.carrier()));
            map.put("tracking_id", text(shipped.trackingId()));
        }
    }

    private static List<AttributeValue> shortages(EventFacts.Unavailable unavailable) {
        return unavailable.shortages().stream()
                .map(shortage -> AttributeValue.fromM(Map.of(
                        "product_id", text(shortage.productId()),
                        "wanted", number(shortage.wanted()),
                        "available", number(shortage.available()))))
                .toList();
    }

    private static EventFacts readFacts(EventType type, Map<String, AttributeValue> map) {
        return switch (type) {
            case ORDER_CREATED, REVIEW_APPROVED -> EventFacts.None.NONE;
            case INVENTORY_RESERVED ->
                new EventFacts.Reserved(text(map, "reservation_id"), time(map, "expires_at"), readHeld(map));
            case INVENTORY_UNAVAILABLE -> readShortages(map);
            case PAYMENT_PENDING -> new EventFacts.PaymentUnknown(text(map, "reason"));
            case PAYMENT_VOIDED -> new EventFacts.Voided(text(map, "payment_id"));
            case PAYMENT_COMPLETED ->
                new EventFacts.Paid(
                        text(map, "payment_id"),
                        text(map, "transaction_id"),
                        number(map, "amount"),
                        text(map, "payment_method"));
            case PAYMENT_FAILED -> new EventFacts.PaymentRefused(text(map, "code"), text(map, "reason"));
            case REVIEW_REQUESTED, REVIEW_REJECTED -> new EventFacts.ReviewReason(text(map, "reason"));
            case ORDER_EXPIRED -> new EventFacts.Expired(time(map, "expires_at"));
            case ORDER_CANCELLED ->
                new EventFacts.Cancelled(
                        EventFacts.Party.valueOf(text(map, "cancelled_by")), textOrNull(map, "reason"));
            case PAYMENT_REFUNDED ->
                new EventFacts.Refunded(text(map, "payment_id"), text(map, "refund_id"), number(map, "amount"));
            case INVENTORY_RELEASED -> new EventFacts.Released(text(map, "reservation_id"));
            case ORDER_DISPATCHED -> new EventFacts.Dispatched(Lane.valueOf(text(map, "lane")), time(map, "ship_by"));
            case ORDER_SHIPPED ->
                new EventFacts.Shipped(Lane.valueOf(text(map, "lane")), text(map, "carrier"), text(map, "tracking_id"));
        };
    }

    /** Absent where each product's own stock item gave all of it, as it always was before there were shards. */
    private static SortedMap<String, Integer> readHeld(Map<String, AttributeValue> map) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        if (map.containsKey("held")) {
            Map<String, AttributeValue> held = Attributes.map(map, "held");
            held.keySet().forEach(id -> quantities.put(id, count(held, id)));
        }
        return quantities;
    }

    private static EventFacts readShortages(Map<String, AttributeValue> map) {
        return new EventFacts.Unavailable(list(map, "shortages").stream()
                .map(AttributeValue::m)
                .map(shortage -> new EventFacts.Shortage(
                        text(shortage, "product_id"), count(shortage, "wanted"), number(shortage, "available")))
                .toList());
    }
}
