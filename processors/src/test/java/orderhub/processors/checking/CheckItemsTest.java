package orderhub.processors.checking;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import orderhub.schemas.APlaceOrder;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckItemsTest {

    private static final long MAX_TOTAL = 10_000;
    private static final Violation TOO_LARGE =
            new Violation("/items", "total-too-large", "The order's total is more than we handle.");

    private static final Map<String, Product> CATALOGUE = byId(
            aProduct("COFFEE").at(1299, "USD").at(1199, "EUR").build(),
            aProduct("US-ONLY").at(500, "USD").build(),
            aProduct("CENT").at(1, "USD").build(),
            aProduct("HUGE").at(Long.MAX_VALUE, "USD").build());

    private final CheckItems checkItems = new CheckItems("USD", Set.of("USD", "EUR"), MAX_TOTAL);

    @Test
    void products_that_are_sold_pass_and_are_handed_on() {
        Checked checked = check(aPlaceOrder().withItem("COFFEE", 2).withItem("US-ONLY", 1));
        assertThat(checked.valid()).isTrue();
        assertThat(checked.products()).isEqualTo(CATALOGUE);
    }

    @Test
    void a_currency_that_we_do_not_take_makes_prices_pointless() {
        Checked checked = check(aPlaceOrder().inCurrency("GBP").withItem("NO-SUCH", 1));
        assertThat(checked.violations())
                .containsExactly(new Violation("/currency", "unsupported-currency", "We do not take this currency."));
        assertThat(checked.products()).isEqualTo(CATALOGUE);
    }

    @Test
    void an_unknown_product_is_pointed_at() {
        assertThat(check(aPlaceOrder().withItem("COFFEE", 1).withItem("NO-SUCH", 1))
                        .violations())
                .containsExactly(unknown(1));
    }

    @Test
    void a_product_that_is_not_sold_in_the_currency_is_pointed_at() {
        assertThat(check(aPlaceOrder().inCurrency("EUR").withItem("US-ONLY", 1).withItem("COFFEE", 1))
                        .violations())
                .containsExactly(notSold(0));
    }

    @Test
    void no_currency_means_the_default() {
        assertThat(check(aPlaceOrder().inCurrency(null).withItem("US-ONLY", 1)).valid())
                .isTrue();
        assertThat(new CheckItems("EUR", Set.of("USD", "EUR"), MAX_TOTAL)
                        .apply(aPlaceOrder().withItem("US-ONLY", 1).build(), CATALOGUE)
                        .violations())
                .containsExactly(notSold(0));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_line_by_line() {
        Product expensive = aProduct("EXPENSIVE").at(MAX_TOTAL + 1, "EUR").build();
        Checked checked = checkItems.apply(
                aPlaceOrder()
                        .inCurrency("EUR")
                        .withItem("NO-SUCH", 1)
                        .withItem("EXPENSIVE", 1)
                        .withItem("US-ONLY", 1)
                        .withItem("NO-SUCH-EITHER", 1)
                        .build(),
                byId(expensive, aProduct("US-ONLY").build()));
        assertThat(checked.violations()).containsExactly(unknown(0), notSold(2), unknown(3), TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"9999, true", "10000, true", "10001, false"})
    void a_total_may_be_the_maximum_but_no_more(int cents, boolean fine) {
        Checked checked = check(aPlaceOrder().withItem("CENT", cents));
        assertThat(checked.violations()).isEqualTo(fine ? List.of() : List.of(TOO_LARGE));
    }

    @Test
    void the_total_is_of_all_lines() {
        assertThat(check(aPlaceOrder().withItem("CENT", 5_000).withItem("CENT", 5_001))
                        .violations())
                .containsExactly(TOO_LARGE);
    }

    @Test
    void a_product_that_does_not_fit_in_a_long_is_too_large() {
        assertThat(check(aPlaceOrder().withItem("HUGE", 3)).violations()).containsExactly(TOO_LARGE);
    }

    @Test
    void a_sum_that_does_not_fit_in_a_long_is_too_large_whatever_follows() {
        assertThat(check(aPlaceOrder().withItem("HUGE", 1).withItem("HUGE", 1).withItem("CENT", 2))
                        .violations())
                .containsExactly(TOO_LARGE);
    }

    private Checked check(APlaceOrder request) {
        return checkItems.apply(request.build(), CATALOGUE);
    }

    private static Violation unknown(int line) {
        return new Violation(
                "/items/" + line + "/productId", "unknown-product", "The catalogue does not have this product.");
    }

    private static Violation notSold(int line) {
        return new Violation(
                "/items/" + line + "/productId",
                "not-sold-in-currency",
                "This product is not sold in the order's currency.");
    }

    private static Map<String, Product> byId(Product... products) {
        return Arrays.stream(products).collect(Collectors.toMap(Product::productId, Function.identity()));
    }
}
