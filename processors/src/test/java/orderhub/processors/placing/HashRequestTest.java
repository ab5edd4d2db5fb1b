package orderhub.processors.placing;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import orderhub.schemas.APlaceOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashRequestTest {

    private final HashRequest hashRequest = new HashRequest("USD");

    /** Worked out by hand with another SHA-256: a change here would turn every repeated request into a conflict. */
    @Test
    void the_hash_stays_what_it_has_always_been() {
        assertThat(hash(aPlaceOrder())).isEqualTo("4d4b8dc24323e012a1d30aa972ee798c8674842c8ee1ec88d7aed28c88461a8f");
        assertThat(hash(aPlaceOrder()
                        .inCurrency("EUR")
                        .withItem("COF-ETH-250", 2)
                        .withItem("GIFT-CARD-50", 1)))
                .isEqualTo("c9876909f2107e95ea4a5032557b95ef19bac77f963ab19822d22528f2db9852");
    }

    @Test
    void the_same_request_has_the_same_hash() {
        assertThat(hash(aPlaceOrder())).isEqualTo(hash(aPlaceOrder()));
        assertThat(hash(aPlaceOrder()))
                .isEqualTo(new HashRequest("USD").apply(aPlaceOrder().build()));
    }

    @Test
    void naming_the_default_currency_and_leaving_it_out_mean_the_same() {
        assertThat(hash(aPlaceOrder().inCurrency("USD")))
                .isEqualTo(hash(aPlaceOrder().inCurrency(null)));
        assertThat(new HashRequest("EUR").apply(aPlaceOrder().build()))
                .isEqualTo(hash(aPlaceOrder().inCurrency("EUR")));
    }

    static Stream<APlaceOrder> different_requests() {
        return Stream.of(
                aPlaceOrder().withCustomer("cus-another"),
                aPlaceOrder().inCurrency("EUR"),
                aPlaceOrder().withPayment("paypal", "pm_card_visa"),
                aPlaceOrder().withPayment("card", "pm_card_mastercard"),
                aPlaceOrder().withItem("COF-KEN-250", 2),
                aPlaceOrder().withItem("COF-ETH-250", 3),
                aPlaceOrder().withItem("COF-ETH-250", 2).withItem("COF-ETH-250", 2),
                aPlaceOrder().withItem("COF-ETH-250", 1).withItem("COF-ETH-250", 1));
    }

    @ParameterizedTest
    @MethodSource("different_requests")
    void every_field_counts(APlaceOrder different) {
        assertThat(hash(different)).isNotEqualTo(hash(aPlaceOrder()));
    }

    @Test
    void lines_in_another_order_are_another_request() {
        assertThat(hash(aPlaceOrder().withItem("A", 1).withItem("B", 2)))
                .isNotEqualTo(hash(aPlaceOrder().withItem("B", 2).withItem("A", 1)));
    }

    @Test
    void text_cannot_wander_from_one_field_to_the_next() {
        assertThat(List.of(
                        hash(aPlaceOrder().withCustomer("cus-1").withPayment("card", "pm_1")),
                        hash(aPlaceOrder().withCustomer("cus-").withPayment("1card", "pm_1")),
                        hash(aPlaceOrder().withCustomer("cus-1").withPayment("cardpm_", "1")),
                        hash(aPlaceOrder()
                                .withCustomer("cus-1")
                                .withPayment("card", "pm_1C")
                                .withItem("OF-ETH-250", 2)),
                        hash(aPlaceOrder().withItem("A", 11)),
                        hash(aPlaceOrder().withItem("A1", 1)),
                        hash(aPlaceOrder().withItem("A", 1).withItem("1B", 1)),
                        hash(aPlaceOrder().withItem("A", 11).withItem("B", 1))))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_hash_gives_no_token_away() {
        assertThat(hash(aPlaceOrder())).matches("[0-9a-f]{64}").doesNotContain("pm_card_visa");
    }

    private String hash(APlaceOrder request) {
        return hashRequest.apply(request.build());
    }
}
