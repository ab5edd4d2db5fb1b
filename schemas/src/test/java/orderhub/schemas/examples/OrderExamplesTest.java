package orderhub.schemas.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import orderhub.schemas.Examples;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example order is what its name says, given the sample catalogue and customers. */
class OrderExamplesTest {

    /** From this total on, in minor units, a person looks at an order. */
    private static final Map<String, Long> REVIEW_FROM =
            Map.of("USD", 100_000L, "EUR", 100_000L, "GBP", 80_000L, "JPY", 150_000L);

    private static final Map<String, Shop.Entry> SHOP = Shop.byId();

    @Test
    void these_are_the_examples_and_the_readme_explains_each() {
        assertThat(Examples.names("orders"))
                .containsExactly(
                        "declined",
                        "digital",
                        "express",
                        "good",
                        "high-value",
                        "invalid-customer-items-payment",
                        "invalid-schema",
                        "mixed",
                        "out-of-stock",
                        "yen")
                .allSatisfy(name -> assertThat(Examples.text("README.md")).contains("| `" + name + ".json` | "));
    }

    @ParameterizedTest
    @CsvSource({
        "good,         5390,   USD, STANDARD",
        "digital,      18498,  USD, DIGITAL",
        "express,      4720,   EUR, EXPRESS STANDARD",
        "mixed,        6999,   USD, STANDARD DIGITAL",
        "yen,          13700,  JPY, STANDARD",
        "high-value,   339800, USD, STANDARD",
        "declined,     5390,   USD, STANDARD",
        "out-of-stock, 50500,  USD, STANDARD"
    })
    void an_order_costs_and_asks_for_what_the_catalogue_says(String name, long total, String currency, String lanes) {
        PlaceOrder order = Shop.order(name);

        assertThat(Shop.total(order)).isEqualTo(new Money(total, currency));
        assertThat(lanes(order))
                .isEqualTo(Set.of(lanes.split(" ")).stream().map(Lane::valueOf).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "digital", "express", "mixed", "yen", "high-value", "declined", "out-of-stock"})
    void an_order_is_from_an_active_customer_and_paid_by_card(String name) {
        PlaceOrder order = Shop.order(name);

        assertThat(customer(order)).singleElement().matches(Customer::active);
        assertThat(order.paymentMethod().type()).isEqualTo("card");
        assertThat(order.paymentMethod().token())
                .isEqualTo(name.equals("declined") ? "pm_card_chargeDeclined" : "pm_card_visa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "digital", "express", "mixed", "yen", "high-value", "declined"})
    void an_order_can_be_served_from_stock(String name) {
        assertThat(shortages(Shop.order(name))).isEmpty();
    }

    @Test
    void the_out_of_stock_order_wants_a_sold_out_product_and_more_of_another_than_there_is() {
        PlaceOrder order = Shop.order("out-of-stock");

        assertThat(shortages(order)).isEqualTo(Map.of("KIT-KNIFE-SANTOKU", 0L, "TEA-PUE-357", 2L));
        assertThat(order.items()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "digital", "express", "mixed", "yen", "declined", "out-of-stock"})
    void an_order_below_the_threshold_needs_no_review(String name) {
        Money total = Shop.total(Shop.order(name));

        assertThat(total.minorUnits()).isLessThan(REVIEW_FROM.get(total.currency()));
    }

    @Test
    void the_high_value_order_needs_review() {
        Money total = Shop.total(Shop.order("high-value"));

        assertThat(total.minorUnits()).isGreaterThanOrEqualTo(REVIEW_FROM.get(total.currency()));
    }

    @Test
    void the_good_order_is_two_standard_products_for_the_first_customer() {
        PlaceOrder order = Shop.order("good");

        assertThat(order.customerId()).isEqualTo("C-1001");
        assertThat(Shop.quantities(order)).hasSize(2);
    }

    @Test
    void the_digital_order_leaves_the_currency_to_the_hub() {
        assertThat(Shop.order("digital").currency()).isNull();
    }

    @Test
    void the_mixed_order_names_a_product_on_two_lines() {
        PlaceOrder order = Shop.order("mixed");

        assertThat(order.items()).hasSize(3);
        assertThat(Shop.quantities(order)).isEqualTo(Map.of("COF-ETH-250", 4, "EBK-SLOW-CUP", 1));
    }

    @Test
    void the_order_that_fails_all_checks_names_nothing_that_we_know_but_one_product() {
        PlaceOrder order = Shop.order("invalid-customer-items-payment");

        assertThat(customer(order)).isEmpty();
        assertThat(order.items().stream().filter(item -> !SHOP.containsKey(item.productId())))
                .singleElement()
                .isEqualTo(order.items().get(1));
        assertThat(order.paymentMethod().type()).isNotEqualTo("card");
    }

    private static Shop.Entry entry(String productId) {
        return Objects.requireNonNull(SHOP.get(productId), productId);
    }

    private static List<Customer> customer(PlaceOrder order) {
        return Shop.customers().stream()
                .filter(customer -> customer.customerId().equals(order.customerId()))
                .toList();
    }

    private static Set<Lane> lanes(PlaceOrder order) {
        return order.items().stream()
                .map(item -> entry(item.productId()).lane())
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> shortages(PlaceOrder order) {
        return Shop.quantities(order).entrySet().stream()
                .filter(wanted -> entry(wanted.getKey()).available() < wanted.getValue())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, wanted -> entry(wanted.getKey()).available()));
    }
}
