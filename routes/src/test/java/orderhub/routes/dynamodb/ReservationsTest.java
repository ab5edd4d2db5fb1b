package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.timeline.Lookup;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class ReservationsTest {

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final Reservations reservations = new Reservations(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"));

    private final Order order = anOrder().reserved().build();
    private final String id =
            order.latest(EventFacts.Reserved.class).orElseThrow().reservationId();

    @Test
    void reads_what_is_held_for_an_order_as_it_is_now() {
        dynamoDb.finds(Map.of(
                id,
                Map.of(
                        "reservation_id", text(id),
                        "order_id", text(ORDER_ID),
                        "items", AttributeValue.fromM(Map.of("TEA#1", number(3))),
                        "created_at", number(CREATED_AT.toEpochMilli()),
                        "expires_at", number(CREATED_AT.plusSeconds(900).toEpochMilli()),
                        "status", text("CONFIRMED"))));

        assertThat(reservations.of(order))
                .isEqualTo(Lookup.found(new Reservation(
                        id,
                        ORDER_ID,
                        new TreeMap<>(Map.of("TEA#1", 3)),
                        CREATED_AT,
                        CREATED_AT.plusSeconds(900),
                        Reservation.Status.CONFIRMED)));
        assertThat(((GetItemRequest) dynamoDb.requests().get(0)).consistentRead())
                .isTrue();
    }

    @Test
    void there_is_none_where_the_order_says_so_or_the_table_does() {
        assertThat(reservations.of(anOrder().build())).isEqualTo(Lookup.none());
        assertThat(dynamoDb.requests()).isEmpty();
        assertThat(reservations.of(order)).isEqualTo(Lookup.none());
    }
}
