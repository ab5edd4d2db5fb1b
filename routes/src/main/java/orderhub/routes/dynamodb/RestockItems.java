package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.api.RestockView;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Restocks as the table of operators' actions has them. They never expire: what there is of a product is what there was
 * at first, and all of these.
 */
final class RestockItems {

    private RestockItems() {}

    /** @param subject who was logged in, whoever they said they are */
    static Map<String, AttributeValue> toItem(RestockView restock, String subject) {
        Map<String, AttributeValue> pieces = new HashMap<>();
        restock.items().forEach((id, quantity) -> pieces.put(id, number(quantity)));
        return Map.of(
                "action_id", text(restock.restockId()),
                "kind", text("RESTOCK"),
                "product_id", text(restock.productId()),
                "quantity", number(restock.quantity()),
                "items", AttributeValue.fromM(pieces),
                "operator", text(restock.operator()),
                "reason", text(restock.reason()),
                "subject", text(subject),
                "at", text(restock.restockedAt().toString()));
    }

    static RestockView toRestock(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> pieces = Attributes.map(item, "items");
        SortedMap<String, Integer> quantities = new TreeMap<>();
        pieces.keySet().forEach(id -> quantities.put(id, Attributes.count(pieces, id)));
        return new RestockView(
                text(item, "action_id"),
                text(item, "product_id"),
                Attributes.count(item, "quantity"),
                quantities,
                text(item, "operator"),
                text(item, "reason"),
                Instant.parse(text(item, "at")));
    }
}
