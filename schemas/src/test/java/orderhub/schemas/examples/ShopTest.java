package orderhub.schemas.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Lane;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The sample catalogue and customers are those of a shop that could be. */
class ShopTest {

    private static final List<Shop.Entry> CATALOGUE = Shop.catalogue();
    private static final List<Customer> CUSTOMERS = Shop.customers();
    private static final double DEAREST_USD_CENTS = 400_000;

    @Test
    void there_are_300_different_products_in_the_order_of_their_ids() {
        assertThat(CATALOGUE).hasSize(300);
        assertThat(CATALOGUE)
                .extracting(Shop.Entry::productId)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(CATALOGUE)
                .extracting(Shop.Entry::name)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void every_entry_is_a_product_that_an_order_can_name() {
        assertThat(CATALOGUE)
                .allSatisfy(entry -> assertThat(entry.product().productId()).matches("[A-Z0-9][A-Z0-9-]{0,39}"));
    }

    @Test
    void every_lane_has_its_share() {
        Map<Lane, Long> products =
                CATALOGUE.stream().collect(Collectors.groupingBy(Shop.Entry::lane, Collectors.counting()));

        assertThat(products).isEqualTo(Map.of(Lane.STANDARD, 205L, Lane.DIGITAL, 50L, Lane.EXPRESS, 45L));
    }

    @Test
    void everything_costs_something_in_dollars_and_euros_and_most_in_pounds_and_yen() {
        assertThat(CATALOGUE).allSatisfy(entry -> {
            assertThat(entry.prices()).containsKeys("USD", "EUR");
            assertThat(Set.of("USD", "EUR", "GBP", "JPY"))
                    .containsAll(entry.prices().keySet());
            assertThat(entry.prices().values()).allMatch(price -> price > 0);
        });
        assertThat(soldIn("GBP")).isBetween(200L, 299L);
        assertThat(soldIn("JPY")).isBetween(200L, 299L);
    }

    @Test
    void a_price_means_about_the_same_in_each_currency() {
        Map<String, Offset<Double>> within =
                Map.of("USD", offset(0.0), "EUR", offset(0.1), "GBP", offset(0.2), "JPY", offset(0.3));
        Map<String, Double> perDollarCent = Map.of("USD", 1.0, "EUR", 0.95, "GBP", 0.83, "JPY", 1.5);

        assertThat(CATALOGUE)
                .allSatisfy(entry -> entry.prices().forEach((currency, price) -> assertThat(price / usd(entry))
                        .as(currency)
                        .isCloseTo(perDollarCent.get(currency), within.get(currency))));
    }

    @Test
    void the_dearest_product_costs_4000_dollars() {
        assertThat(CATALOGUE.stream().mapToDouble(ShopTest::usd))
                .allMatch(price -> price <= DEAREST_USD_CENTS)
                .contains(DEAREST_USD_CENTS);
    }

    @Test
    void some_products_are_sold_out_a_few_are_nearly_and_the_rest_is_well_stocked() {
        assertThat(CATALOGUE.stream().filter(entry -> entry.available() == 0)).hasSize(12);
        assertThat(CATALOGUE.stream().filter(entry -> entry.available() >= 1 && entry.available() <= 3))
                .hasSize(7);
        assertThat(CATALOGUE.stream().filter(entry -> entry.available() >= 50 && entry.available() <= 5000))
                .hasSize(281);
    }

    @Test
    void one_product_is_so_hot_that_its_stock_is_split() {
        assertThat(CATALOGUE.stream().filter(entry -> entry.stockShards() != null))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.productId()).isEqualTo("ELE-EARBUD");
                    assertThat(entry.product().stockShards()).isEqualTo(4);
                });
    }

    @Test
    void there_are_40_customers_from_C_1001_on() {
        assertThat(CUSTOMERS).hasSize(40);
        assertThat(CUSTOMERS)
                .extracting(Customer::customerId)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(CUSTOMERS.get(0).customerId()).isEqualTo("C-1001");
        assertThat(CUSTOMERS.get(39).customerId()).isEqualTo("C-1040");
        assertThat(CUSTOMERS).extracting(Customer::name).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    /** Names and numbers that nobody has: RFC 2606, and 555-0100 to 555-0199 of the North American plan. */
    @Test
    void everybody_is_reached_where_nobody_is() {
        assertThat(Shop.people()).allSatisfy(person -> {
            assertThat(person.email()).matches("[a-z.]+@example\\.com");
            assertThat(person.phone()).matches("\\+1202555010[0-9]|\\+120255501[1-9][0-9]");
            assertThat(person.language()).isIn("en", "de");
            assertThat(person.webhookUrl() != null).isEqualTo(person.channels().contains("webhook"));
        });
        assertThat(Shop.people()).extracting(Shop.Person::email).doesNotHaveDuplicates();
        assertThat(Shop.people()).extracting(Shop.Person::language).contains("en", "de");
    }

    @Test
    void two_customers_are_inactive() {
        assertThat(CUSTOMERS.stream().filter(customer -> !customer.active()))
                .extracting(Customer::customerId)
                .containsExactly("C-1024", "C-1036");
    }

    @Test
    void customers_chose_all_kinds_of_channels_and_some_chose_none() {
        assertThat(CUSTOMERS)
                .allMatch(customer -> Set.of("email", "sms", "webhook").containsAll(customer.channels()));
        assertThat(CUSTOMERS.stream().flatMap(customer -> customer.channels().stream()))
                .contains("email", "sms", "webhook");
        assertThat(CUSTOMERS.stream().filter(customer -> customer.channels().isEmpty()))
                .extracting(Customer::customerId)
                .containsExactly("C-1016", "C-1029", "C-1038");
    }

    private static double usd(Shop.Entry entry) {
        return Objects.requireNonNull(entry.prices().get("USD"), entry.productId());
    }

    private static long soldIn(String currency) {
        return CATALOGUE.stream()
                .filter(entry -> entry.prices().containsKey(currency))
                .count();
    }
}
