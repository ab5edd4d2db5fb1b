package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.Reservation.Status;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The writes that a stock effect takes: the reservation first, then each stock item in the order of item id. Every one carries the condition that
 * makes it safe, whoever else writes at the same moment.
 */
final class StockWrites {

    private final TableNames tables;

    StockWrites(TableNames tables) {
        this.tables = tables;
    }

    List<TransactWriteItem> of(StockEffect effect) {
        List<TransactWriteItem> writes = new ArrayList<>();
        if (effect instanceof StockEffect.Hold hold) {
            writes.add(putReservation(hold.reservation()));
            eachItem(
                    writes,
                    hold.reservation().quantities(),
                    "SET available_quantity = available_quantity - :q, reserved_quantity = reserved_quantity + :q",
                    "available_quantity >= :q");
        } else if (effect instanceof StockEffect.Confirm confirm) {
            writes.add(moveInTime(confirm.reservationId(), Status.ACTIVE, Status.CONFIRMED, confirm.now()));
        } else if (effect instanceof StockEffect.Release release) {
            writes.add(release(release.reservationId()));
            eachItem(
                    writes,
                    release.quantities(),
                    "SET available_quantity = available_quantity + :q, reserved_quantity = reserved_quantity - :q",
                    "reserved_quantity >= :q");
        } else if (effect instanceof StockEffect.Ship ship) {
            writes.add(moveInTime(ship.reservationId(), Status.CONFIRMED, Status.SHIPPED, ship.now()));
            eachItem(
                    writes,
                    ship.quantities(),
                    "SET reserved_quantity = reserved_quantity - :q, shipped_quantity = shipped_quantity + :q",
                    "reserved_quantity >= :q");
        }
        return writes;
    }

    private TransactWriteItem putReservation(Reservation reservation) {
        Map<String, AttributeValue> items = new HashMap<>();
        reservation.quantities().forEach((id, quantity) -> items.put(id, number(quantity)));
        Map<String, AttributeValue> item = Map.of(
                "reservation_id", text(reservation.reservationId()),
                "order_id", text(reservation.orderId()),
                "items", AttributeValue.fromM(items),
                "created_at", time(reservation.createdAt()),
                "expires_at", time(reservation.expiresAt()),
                "status", text(reservation.status().name()));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(tables.inventoryReservations())
                        .item(item)
                        .conditionExpression("attribute_not_exists(reservation_id)"))
                .build();
    }

    private TransactWriteItem moveInTime(String reservationId, Status from, Status to, Instant now) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(tables.inventoryReservations())
                        .key(Map.of("reservation_id", text(reservationId)))
                        .updateExpression("SET #status = :to")
                        .conditionExpression("#status = :from AND expires_at > :now")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(
                                Map.of(":from", text(from.name()), ":to", text(to.name()), ":now", time(now))))
                .build();
    }

    /** Whether it is late or not: giving back is always allowed, once. */
    private TransactWriteItem release(String reservationId) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(tables.inventoryReservations())
                        .key(Map.of("reservation_id", text(reservationId)))
                        .updateExpression("SET #status = :released")
                        .conditionExpression("#status IN (:active, :confirmed)")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(
                                ":released", text(Status.RELEASED.name()),
                                ":active", text(Status.ACTIVE.name()),
                                ":confirmed", text(Status.CONFIRMED.name()))))
                .build();
    }

    private void eachItem(
            List<TransactWriteItem> writes, SortedMap<String, Integer> quantities, String change, String condition) {
        quantities.forEach((id, quantity) -> writes.add(TransactWriteItem.builder()
                .update(update -> update.tableName(tables.inventory())
                        .key(Map.of("product_id", text(id)))
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":q", number(quantity)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build()));
    }
}
