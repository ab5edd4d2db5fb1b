package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import orderhub.schemas.Examples;
import orderhub.schemas.event.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An event that strays from its contract is refused, at the field that strays. */
class EventRefusalTest {

    /**
     * The saga is told to the hub's own consumers on the bus, and not to callers of the API; who cancels need not say why.
     */
    private static final Set<String> OPTIONAL = Set.of("OrderDispatched sagaId", "OrderCancelled reason");

    @ParameterizedTest
    @EnumSource
    void every_field_is_required(EventType type) {
        for (Map.Entry<String, JsonNode> entry : example(type).properties()) {
            String field = entry.getKey();
            boolean refused = contract(type)
                    .violations(Json.without(example(type), "/" + field))
                    .contains("/" + field);
            assertThat(refused).as(field).isEqualTo(!OPTIONAL.contains(type.published() + " " + field));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_field_has_its_type(EventType type) {
        example(type).fieldNames().forEachRemaining(field -> assertThat(
                        contract(type).violations(Json.with(example(type), "/" + field, BooleanNode.TRUE)))
                .contains("/" + field));
    }

    @ParameterizedTest
    @EnumSource
    void no_field_may_be_added(EventType type) {
        for (String field : new String[] {"facts", "token", "Currency", "$ref"}) {
            assertThat(contract(type).violations(Json.with(example(type), "/" + field, new TextNode("x"))))
                    .containsExactly("/" + field);
        }
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            OrderCreated         | /eventId                   | "1"
            OrderCreated         | /eventId                   | null
            OrderCreated         | /eventType                 | "OrderMade"
            OrderCreated         | /version                   | "2.0"
            OrderCreated         | /version                   | 1.0
            OrderCreated         | /orderId                   | "order-1"
            OrderCreated         | /customerId                | "C-12"
            OrderCreated         | /customerId                | "C-1007\\n"
            OrderCreated         | /timestamp                 | "2026-03-02T10:14:02+01:00"
            OrderCreated         | /timestamp                 | "2026-03-02T09:14:02"
            OrderCreated         | /timestamp                 | "2026-02-30T09:14:02Z"
            OrderCreated         | /timestamp                 | "2026-03-02"
            OrderCreated         | /timestamp                 | "2026-03-02T09:14:02Z\\n"
            OrderCreated         | /timestamp                 | 1772442842
            OrderCreated         | /correlationId             | ""
            OrderCreated         | /items                     | []
            OrderCreated         | /items                     | {}
            OrderCreated         | /items/0/quantity          | 0
            OrderCreated         | /items/0/quantity          | "1"
            OrderCreated         | /items/0/unitPrice         | -1
            OrderCreated         | /items/0/unitPrice         | 14.5
            OrderCreated         | /items/0/productId         | "kaffee"
            OrderCreated         | /items/0/lane              | "STANDARD"
            OrderCreated         | /totalAmount               | -1
            OrderCreated         | /totalAmount               | 3398.5
            OrderCreated         | /totalAmount               | "339800"
            OrderCreated         | /currency                  | "US"
            OrderCreated         | /currency                  | "usd"
            InventoryReserved    | /reservationId             | "r"
            InventoryReserved    | /expiresAt                 | "soon"
            InventoryUnavailable | /shortages                 | []
            InventoryUnavailable | /shortages/0/wanted        | 0
            InventoryUnavailable | /shortages/0/available     | -1
            InventoryUnavailable | /shortages/0/productId     | ""
            InventoryUnavailable | /shortages/0/name          | "x"
            PaymentPending       | /reason                    | ""
            PaymentVoided        | /paymentId                 | 1
            PaymentCompleted     | /amount                    | -1
            PaymentCompleted     | /paymentId                 | ""
            PaymentCompleted     | /paymentMethod             | {"type": "card", "token": "pm_card_visa"}
            PaymentFailed        | /code                      | ""
            ReviewRejected       | /reason                    | ""
            OrderExpired         | /expiresAt                 | null
            OrderCancelled       | /cancelledBy               | "kim"
            OrderCancelled       | /cancelledBy               | "customer"
            OrderCancelled       | /reason                    | ""
            OrderCancelled       | /reason                    | "two\\nlines"
            PaymentRefunded      | /amount                    | 1.5
            InventoryReleased    | /reservationId             | 1
            OrderDispatched      | /lane                      | "REVIEW"
            OrderDispatched      | /lane                      | "express"
            OrderDispatched      | /shipBy                    | "tomorrow"
            OrderShipped         | /lane                      | "REVIEW"
            OrderShipped         | /trackingId                | "46088EE58287355E"
            OrderShipped         | /trackingId                | "OH46088EE58287355E\\n"
            OrderShipped         | /carrier                   | ""
            """)
    void a_bad_value_is_refused_where_it_stands(String name, String pointer, String value) {
        EventType type = EventType.ofPublished(name);

        assertThat(contract(type).violations(Json.with(example(type), pointer, Json.parse(value))))
                .contains(pointer);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /version     | "1"
            /id          | "x"
            /detail-type | "OrderLost"
            /source      | "someone-else"
            /account     | "1"
            /time        | "today"
            /region      | ""
            /resources   | "none"
            /detail      | "{}"
            """)
    void a_bad_envelope_is_refused_where_it_is_bad(String pointer, String value) {
        JsonNode envelope = Json.parse(Examples.text("envelopes/OrderShipped.json"));

        assertThat(Contract.of("events/envelope").violations(Json.with(envelope, pointer, Json.parse(value))))
                .contains(pointer);
    }

    private static Contract contract(EventType type) {
        return Contract.of("events/" + type.published());
    }

    private static JsonNode example(EventType type) {
        return Json.parse(Examples.text("events/" + type.published() + ".json"));
    }
}
