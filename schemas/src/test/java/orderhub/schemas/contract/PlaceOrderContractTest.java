package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import orderhub.schemas.api.PlaceOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may send to place an order, and where a refusal points to. */
class PlaceOrderContractTest {

    private static final Contract CONTRACT = Contract.of("commands/place-order");
    private static final JsonNode GOOD = Json.parse(Examples.order("good"));

    static Stream<String> wellFormedOrders() {
        return Examples.names("orders").stream().filter(name -> !name.equals("invalid-schema"));
    }

    @ParameterizedTest
    @MethodSource("wellFormedOrders")
    void a_well_formed_order_is_taken_and_read_as_it_was_written(String name) {
        JsonNode order = Json.parse(Examples.order(name));

        assertThat(CONTRACT.violations(order)).isEmpty();
        PlaceOrder read = Json.read(order.toString(), PlaceOrder.class);
        JsonNode written = Json.wire(read);
        assertThat(read.currency() == null ? Json.without(written, "/currency") : written)
                .isEqualTo(order);
    }

    @Test
    void the_invalid_example_is_refused_in_all_seven_places() {
        assertThat(CONTRACT.violations(Json.parse(Examples.order("invalid-schema"))))
                .containsExactlyInAnyOrder(
                        "/customerId",
                        "/items/0/productId",
                        "/items/0/quantity",
                        "/items/1/quantity",
                        "/items/1/price",
                        "/currency",
                        "/paymentMethod/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customerId",
                "/items",
                "/items/0/productId",
                "/items/1/quantity",
                "/paymentMethod",
                "/paymentMethod/type",
                "/paymentMethod/token"
            })
    void a_required_field_may_not_be_missing(String pointer) {
        assertThat(CONTRACT.violations(Json.without(GOOD, pointer))).containsExactly(pointer);
    }

    @Test
    void the_currency_may_be_missing() {
        assertThat(CONTRACT.violations(Json.without(GOOD, "/currency"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            ''                     | []
            ''                     | null
            ''                     | "order"
            /note                  | "please hurry"
            /totalAmount           | 1
            /customerId            | 1001
            /customerId            | null
            /customerId            | ""
            /customerId            | "C-100"
            /customerId            | "C-12345678901"
            /customerId            | "c-1001"
            /customerId            | " C-1001"
            /customerId            | "C-1001\\n"
            /customerId            | "C-1001\\u001f"
            /customerId            | "C-１００１"
            /items                 | []
            /items                 | {}
            /items                 | "COF-ETH-250"
            /items/0               | "COF-ETH-250"
            /items/0/unitPrice     | 1
            /items/0/productId     | ""
            /items/0/productId     | "-COF"
            /items/0/productId     | "cof-eth-250"
            /items/0/productId     | "CÖF"
            /items/0/productId     | "COF ETH"
            /items/0/productId     | "COF-ETH-250\\n"
            /items/0/productId     | "COF-ETH-250\\r\\n"
            /items/0/productId     | "COF-ETH-250\\u2028"
            /items/0/productId     | "A1234567890123456789012345678901234567890"
            /items/0/productId     | 250
            /items/1/quantity      | 0
            /items/1/quantity      | -1
            /items/1/quantity      | 1000
            /items/1/quantity      | 1.5
            /items/1/quantity      | "1"
            /items/1/quantity      | true
            /items/1/quantity      | null
            /items/1/quantity      | 99999999999999999999
            /currency              | "usd"
            /currency              | "US"
            /currency              | "USDT"
            /currency              | "USD\\n"
            /currency              | null
            /currency              | 840
            /paymentMethod         | "card"
            /paymentMethod/cvc     | "123"
            /paymentMethod/type    | ""
            /paymentMethod/type    | "Card"
            /paymentMethod/type    | "a_payment_method_too_long"
            /paymentMethod/type    | "card\\n"
            /paymentMethod/type    | null
            /paymentMethod/token   | ""
            /paymentMethod/token   | "pm card"
            /paymentMethod/token   | "pm_card_visa\\n"
            /paymentMethod/token   | "../../v1/refunds"
            /paymentMethod/token   | 4242424242424242
            """)
    void a_bad_body_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(GOOD, pointer, Json.parse(value))))
                .containsExactly(pointer);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /customerId            | "C-0001"
            /customerId            | "C-1234567890"
            /items/0/productId     | "A"
            /items/0/productId     | "A123456789012345678901234567890123456789"
            /items/1/quantity      | 1
            /items/1/quantity      | 999
            /currency              | "KWD"
            /paymentMethod/type    | "us_bank_account"
            /paymentMethod/token   | "pm_1-A"
            """)
    void a_value_at_the_edge_is_taken(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(GOOD, pointer, Json.parse(value))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2e0"})
    void a_whole_number_may_be_written_with_a_fraction_of_nothing(String two) {
        JsonNode order = Json.parse(Examples.order("good").replace("\"quantity\": 2", "\"quantity\": " + two));

        assertThat(CONTRACT.violations(order)).isEmpty();
        assertThat(Json.read(order.toString(), PlaceOrder.class).items().get(0).quantity())
                .isEqualTo(2);
    }

    @Test
    void an_order_has_at_most_fifty_lines() {
        assertThat(CONTRACT.violations(Json.with(GOOD, "/items", lines(50)))).isEmpty();
        assertThat(CONTRACT.violations(Json.with(GOOD, "/items", lines(51)))).containsExactly("/items");
    }

    @Test
    void a_token_has_at_most_a_hundred_characters() {
        assertThat(CONTRACT.violations(token(100))).isEmpty();
        assertThat(CONTRACT.violations(token(101))).containsExactly("/paymentMethod/token");
    }

    private static JsonNode token(int length) {
        return Json.with(GOOD, "/paymentMethod/token", Json.parse('"' + "t".repeat(length) + '"'));
    }

    private static JsonNode lines(int count) {
        return Json.parse(Collections.nCopies(count, "{\"productId\": \"COF-ETH-250\", \"quantity\": 1}").stream()
                .collect(Collectors.joining(",", "[", "]")));
    }
}
