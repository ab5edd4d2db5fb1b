package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.time;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.timeline.Lookup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what is held for an order. */
public final class Reservations {

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Reservations(DynamoDbClient dynamoDb, TableNames tables) {
        this.dynamoDb = dynamoDb;
        this.table = tables.inventoryReservations();
    }

    /**
     * The order's reservation as it is at this moment. An order without one is not asked about: the two are written
     * together.
     */
    public Lookup<Reservation> of(Order order) {
        return order.latest(EventFacts.Reserved.class)
                .map(EventFacts.Reserved::reservationId)
                .map(this::get)
                .filter(item -> !item.isEmpty())
                .map(item -> Lookup.found(toReservation(item)))
                .orElseGet(Lookup::none);
    }

    private Map<String, AttributeValue> get(String reservationId) {
        return dynamoDb.getItem(get -> get.tableName(table)
                        .key(Map.of("reservation_id", text(reservationId)))
                        .consistentRead(true))
                .item();
    }

    private static Reservation toReservation(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> items = Attributes.map(item, "items");
        SortedMap<String, Integer> quantities = new TreeMap<>();
        items.keySet().forEach(id -> quantities.put(id, Attributes.count(items, id)));
        return new Reservation(
                text(item, "reservation_id"),
                text(item, "order_id"),
                quantities,
                time(item, "created_at"),
                time(item, "expires_at"),
                Reservation.Status.valueOf(text(item, "status")));
    }
}
