package orderhub.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a product and a customer refuse to be. */
class CatalogueRecordsTest {

    @Test
    void no_product_asks_for_review() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Product("COF-ETH-250", "Coffee", Lane.REVIEW, Map.of()))
                .withMessageContaining("COF-ETH-250");
    }

    @ParameterizedTest
    @EnumSource(names = "REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void a_product_may_ask_for_any_other_lane(Lane lane) {
        assertThat(new Product("COF-ETH-250", "Coffee", lane, Map.of()).lane()).isEqualTo(lane);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nothing_is_sold_for_nothing(long price) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Product("COF-ETH-250", "Coffee", Lane.STANDARD, Map.of("USD", 1450L, "EUR", price)))
                .withMessageContaining("COF-ETH-250");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, Long.MAX_VALUE})
    void a_price_is_positive(long price) {
        Product product = new Product("COF-ETH-250", "Coffee", Lane.STANDARD, Map.of("USD", price));
        assertThat(product.prices()).containsExactly(Map.entry("USD", price));
    }

    @Test
    void prices_do_not_follow_the_map_that_they_were_made_of() {
        Map<String, Long> prices = new HashMap<>(Map.of("USD", 1450L));
        Product product = new Product("COF-ETH-250", "Coffee", Lane.STANDARD, prices);

        prices.put("USD", 1L);

        assertThat(product.prices()).containsExactly(Map.entry("USD", 1450L));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> product.prices().clear());
    }

    @Test
    void channels_do_not_follow_the_set_that_they_were_made_of_and_are_sorted() {
        Set<String> channels = new HashSet<>(Set.of("webhook", "sms", "email"));
        Customer customer = new Customer("C-1001", "Amara Okafor", true, channels);

        channels.clear();

        assertThat(customer.channels()).containsExactly("email", "sms", "webhook");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> customer.channels().clear());
    }

    @Test
    @SuppressWarnings("NullAway")
    void an_id_a_name_and_a_lane_are_required() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Product(null, "Coffee", Lane.STANDARD, Map.of()))
                .withMessage("productId");
        assertThatNullPointerException()
                .isThrownBy(() -> new Product("COF-ETH-250", null, Lane.STANDARD, Map.of()))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> new Product("COF-ETH-250", "Coffee", null, Map.of()))
                .withMessage("lane");
        assertThatNullPointerException().isThrownBy(() -> new Customer(null, "Amara Okafor", true, Set.of()));
    }
}
