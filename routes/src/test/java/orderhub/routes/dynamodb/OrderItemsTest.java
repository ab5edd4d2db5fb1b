package orderhub.routes.dynamodb;

import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.version.NewerSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderItemsTest {

    /** An item as it was stored before items had a schema version. */
    private static final String GOLDEN = """
            {
              "order_id": {"S": "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21"},
              "customer_id": {"S": "cus-amara-okafor"},
              "items": {"L": [
                {"M": {"product_id": {"S": "TEA"}, "quantity": {"N": "2"}, "unit_price": {"N": "500"},
                       "lane": {"S": "STANDARD"}}},
                {"M": {"product_id": {"S": "ICE"}, "quantity": {"N": "1"}, "unit_price": {"N": "300"},
                       "lane": {"S": "EXPRESS"}}}]},
              "total_amount": {"N": "1300"},
              "currency": {"S": "EUR"},
              "payment_type": {"S": "card"},
              "payment_token": {"S": "pm_card_visa"},
              "correlation_id": {"S": "c3b9e1d4-6f7a-4e0b-8d12-90ab34cd56ef"},
              "request_hash": {"S": "hash-1"},
              "created_at": {"N": "1772446530000"},
              "updated_at": {"N": "1772446532000"},
              "status": {"S": "PAID"},
              "version": {"N": "3"},
              "published": {"N": "2"},
              "saga_id": {"S": "saga-b1946ac9"},
              "history": {"L": [
                {"M": {"type": {"S": "OrderCreated"}, "at": {"N": "1772446530000"}}},
                {"M": {"type": {"S": "InventoryReserved"}, "at": {"N": "1772446531000"},
                       "reservation_id": {"S": "ae732b4d-28a1-3710-af8c-6f8d4ec5fd04"}, "expires_at": {"N": "1772447431000"}}},
                {"M": {"type": {"S": "PaymentCompleted"}, "at": {"N": "1772446532000"},
                       "payment_id": {"S": "pi_3QxK2eLk"}, "transaction_id": {"S": "ch_3QxK2eLk"},
                       "amount": {"N": "1300"}, "payment_method": {"S": "card"}}}]}
            }""";

    private static final Order ORDER = anOrder()
            .inCurrency("EUR")
            .withRequestHash("hash-1")
            .withLine("TEA", 2, 500, Lane.STANDARD)
            .withLine("ICE", 1, 300, Lane.EXPRESS)
            .carriedBy(SAGA_ID)
            .paid()
            .published(2)
            .build();

    @Test
    void an_order_is_stored_as_it_always_was_and_says_in_which_form() {
        Map<String, AttributeValue> item = golden();
        item.put("schema_version", AttributeValue.fromN("1"));

        assertThat(OrderItems.toItem(ORDER)).isEqualTo(item);
    }

    @Test
    void an_order_of_a_newer_form_is_not_half_understood() {
        Map<String, AttributeValue> item = golden();
        item.put("schema_version", AttributeValue.fromN("3"));
        item.remove("status");

        assertThatThrownBy(() -> OrderItems.toOrder(item))
                .isInstanceOf(NewerSchemaException.class)
                .hasMessageContaining("an order has schema version 3, this hub knows 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5", "-", "99999999999999999999"})
    void an_order_whose_form_is_no_number_is_no_order(String version) {
        Map<String, AttributeValue> item = golden();
        item.put("schema_version", AttributeValue.fromN(version));

        assertThatThrownBy(() -> OrderItems.toOrder(item)).isInstanceOf(CorruptItemException.class);
    }

    @Test
    void an_order_that_was_stored_before_is_read() {
        assertThat(OrderItems.toOrder(golden())).isEqualTo(ORDER);
    }

    @Test
    void a_line_of_a_hot_product_says_over_how_many_shards_it_is_spread() {
        Order order = anOrder().withHotLine("TEA", 2, 16).build();

        Map<String, AttributeValue> item = OrderItems.toItem(order);

        assertThat(Attributes.list(item, "items").get(0).m()).containsEntry("stock_shards", AttributeValue.fromN("16"));
        assertThat(OrderItems.toOrder(item)).isEqualTo(order);
    }

    @Test
    void an_order_that_no_saga_carries_yet_has_no_saga_id() {
        Order order = anOrder().build();

        assertThat(OrderItems.toItem(order)).doesNotContainKey("saga_id");
        assertThat(OrderItems.toOrder(OrderItems.toItem(order)).sagaId()).isNull();
    }

    @Test
    void what_a_newer_hub_adds_to_an_item_is_passed_over() {
        Map<String, AttributeValue> item = golden();
        item.put("relay_shard", AttributeValue.fromS("1"));
        item.put("added_later", AttributeValue.fromBool(true));

        assertThat(OrderItems.toOrder(item)).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void an_order_of_any_story_survives_being_stored(AnOrder story) {
        Order order = story.build();

        assertThat(OrderItems.toOrder(OrderItems.toItem(order))).isEqualTo(order);
    }

    static Stream<AnOrder> stories() {
        return Stream.of(
                anOrder(),
                anOrder().outOfStock(),
                anOrder().declined().released(),
                anOrder().rejectedByReviewer().refunded().released(),
                anOrder().dispatched(Lane.EXPRESS).expired().refunded().released(),
                anOrder().approved().dispatched(Lane.DIGITAL).shipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order_id",
                "customer_id",
                "items",
                "total_amount",
                "currency",
                "payment_type",
                "payment_token",
                "correlation_id",
                "request_hash",
                "created_at",
                "status",
                "version",
                "published",
                "history"
            })
    void an_item_that_lacks_an_attribute_is_no_order(String missing) {
        Map<String, AttributeValue> item = golden();
        item.remove(missing);

        assertThatThrownBy(() -> OrderItems.toOrder(item))
                .isInstanceOf(CorruptItemException.class)
                .hasMessageContaining(missing);
    }

    @ParameterizedTest
    @MethodSource("wrongAttributes")
    void an_item_with_a_value_that_the_hub_does_not_write_is_no_order(String name, AttributeValue wrong) {
        Map<String, AttributeValue> item = golden();
        item.put(name, wrong);

        assertThatThrownBy(() -> OrderItems.toOrder(item)).isInstanceOf(CorruptItemException.class);
    }

    static Stream<Arguments> wrongAttributes() {
        return Stream.of(
                Arguments.of("status", AttributeValue.fromS("LOST")),
                Arguments.of("status", AttributeValue.fromN("1")),
                Arguments.of("currency", AttributeValue.fromS("dollars")),
                Arguments.of("version", AttributeValue.fromN("2")),
                Arguments.of("version", AttributeValue.fromN("3.5")),
                Arguments.of("version", AttributeValue.fromS("3")),
                Arguments.of("published", AttributeValue.fromN("4")),
                Arguments.of("published", AttributeValue.fromN("99999999999")),
                Arguments.of("items", AttributeValue.fromL(List.of())),
                Arguments.of("items", AttributeValue.fromL(List.of(AttributeValue.fromS("TEA")))),
                Arguments.of("history", AttributeValue.fromL(List.of())),
                Arguments.of("history", AttributeValue.fromS("OrderCreated")));
    }

    @Test
    void a_fault_never_says_what_was_in_the_item() {
        Map<String, AttributeValue> item = golden();
        item.put("status", AttributeValue.fromS("pm_card_visa"));

        assertThatThrownBy(() -> OrderItems.toOrder(item)).hasMessageNotContaining("pm_card_visa");
    }

    private static Map<String, AttributeValue> golden() {
        return new HashMap<>(ItemJson.item(ItemJson.parse(GOLDEN)));
    }
}
