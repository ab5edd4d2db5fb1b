package orderhub.schemas.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.contract.Json;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The example events fit together: the same ids, prices from the catalogue, and one thing after another. */
class EventStoryTest {

    private static final List<String> HIGH_VALUE_STORY = List.of(
            "OrderCreated",
            "InventoryReserved",
            "PaymentCompleted",
            "ReviewRequested",
            "ReviewApproved",
            "OrderDispatched",
            "OrderShipped");
    private static final List<String> REJECTED_STORY =
            List.of("ReviewRejected", "PaymentRefunded", "InventoryReleased");
    private static final List<String> UNSETTLED_STORY = List.of("PaymentPending", "PaymentVoided");
    private static final List<String> COMMON =
            List.of("orderId", "customerId", "correlationId", "items", "totalAmount", "currency");

    @Test
    void every_event_has_an_id_of_its_own() {
        assertThat(all().map(event -> event.get("eventId").asText())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void the_total_is_the_sum_of_the_lines_at_the_catalogues_prices(EventType type) {
        JsonNode event = event(type.published());
        String currency = event.get("currency").asText();
        Map<String, Shop.Entry> shop = Shop.byId();
        Money total = Money.zero(currency);
        for (JsonNode item : event.get("items")) {
            Money price = Shop.price(shop, item.get("productId").asText(), currency);
            assertThat(item.get("unitPrice").asLong()).isEqualTo(price.minorUnits());
            total = total.plus(price.times(item.get("quantity").asInt()));
        }

        assertThat(event.get("totalAmount").asLong()).isEqualTo(total.minorUnits());
    }

    @ParameterizedTest
    @CsvSource({
        "OrderCreated, high-value",
        "InventoryUnavailable, out-of-stock",
        "PaymentFailed, declined",
        "OrderCancelled, express"
    })
    void the_event_is_of_the_example_order(String type, String name) {
        JsonNode event = event(type);
        PlaceOrder order = Shop.order(name);

        assertThat(event.get("customerId").asText()).isEqualTo(order.customerId());
        assertThat(event.get("currency").asText()).isEqualTo(Shop.currencyOf(order));
        assertThat(Json.list(event.get("items")))
                .extracting(item -> new PlaceOrder.Item(
                        item.get("productId").asText(), item.get("quantity").asInt()))
                .isEqualTo(order.items());
    }

    @Test
    void the_events_of_a_story_are_of_one_order_and_one_after_another() {
        for (List<String> story : List.of(HIGH_VALUE_STORY, REJECTED_STORY, UNSETTLED_STORY)) {
            List<JsonNode> events = story.stream().map(EventStoryTest::event).toList();

            assertThat(events).allSatisfy(event -> assertThat(common(event)).isEqualTo(common(events.get(0))));
            assertThat(events).extracting(event -> moment(event, "timestamp")).isSorted();
        }
        assertThat(all().map(event -> event.get("orderId").asText()).distinct()).hasSize(7);
    }

    @Test
    void the_high_value_order_is_paid_in_full_and_shipped_before_its_reservation_runs_out() {
        assertThat(event("PaymentCompleted").get("amount"))
                .isEqualTo(event("OrderCreated").get("totalAmount"));
        assertThat(moment(event("OrderShipped"), "timestamp"))
                .isBefore(moment(event("InventoryReserved"), "expiresAt"))
                .isBefore(moment(event("OrderDispatched"), "shipBy"));
        assertThat(event("OrderShipped").get("lane"))
                .isEqualTo(event("OrderDispatched").get("lane"));
    }

    @Test
    void the_rejected_order_is_refunded_in_full() {
        assertThat(event("PaymentRefunded").get("amount"))
                .isEqualTo(event("PaymentRefunded").get("totalAmount"));
    }

    @Test
    void the_out_of_stock_order_lacks_what_the_catalogue_lacks() {
        Map<String, Integer> wanted = Shop.quantities(Shop.order("out-of-stock"));
        Map<String, Shop.Entry> shop = Shop.byId();

        assertThat(Json.list(event("InventoryUnavailable").get("shortages")))
                .hasSize(2)
                .allSatisfy(shortage -> {
                    String productId = shortage.get("productId").asText();
                    assertThat(wanted)
                            .containsEntry(productId, shortage.get("wanted").asInt());
                    assertThat(shop.get(productId))
                            .extracting(Shop.Entry::available)
                            .isEqualTo(shortage.get("available").asLong());
                });
    }

    @Test
    void the_expired_order_stops_after_its_deadline() {
        JsonNode expired = event("OrderExpired");

        assertThat(moment(expired, "timestamp")).isAfterOrEqualTo(moment(expired, "expiresAt"));
    }

    @Test
    void the_envelope_and_the_notification_carry_the_same_event() {
        JsonNode shipped = event("OrderShipped");
        JsonNode notification = Json.parse(Examples.text("notifications/OrderShipped.json"));

        assertThat(Json.parse(Examples.text("envelopes/OrderShipped.json")).get("detail"))
                .isEqualTo(shipped);
        for (String field : List.of("eventId", "eventType", "orderId", "customerId", "totalAmount", "correlationId")) {
            assertThat(notification.get(field)).isEqualTo(shipped.get(field));
        }
        assertThat(Shop.customers())
                .filteredOn(customer -> customer.customerId()
                        .equals(notification.get("customerId").asText()))
                .singleElement()
                .satisfies(
                        customer -> assertThat(Json.wire(customer.channels())).isEqualTo(notification.get("channels")))
                .satisfies(customer -> assertThat(customer.name())
                        .isEqualTo(notification.get("customerName").asText()));
    }

    private static Stream<JsonNode> all() {
        return Arrays.stream(EventType.values()).map(type -> event(type.published()));
    }

    private static Map<String, JsonNode> common(JsonNode event) {
        return COMMON.stream().collect(Collectors.toMap(field -> field, event::get));
    }

    private static Instant moment(JsonNode event, String field) {
        return Instant.parse(event.get(field).asText());
    }

    private static JsonNode event(String type) {
        return Json.parse(Examples.text("events/" + type + ".json"));
    }
}
