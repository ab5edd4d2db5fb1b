package orderhub.processors.placing;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.OrderLine;
import org.junit.jupiter.api.Test;

class PriceOrderTest {

    private static final Map<String, Product> CATALOGUE = Map.of(
            "COFFEE",
                    aProduct("COFFEE")
                            .at(1299, "USD")
                            .at(1199, "EUR")
                            .onLane(Lane.EXPRESS)
                            .build(),
            "E-BOOK", aProduct("E-BOOK").at(7, "USD").onLane(Lane.DIGITAL).build(),
            "HUGE", aProduct("HUGE").at(Long.MAX_VALUE, "USD").build());

    private final PriceOrder priceOrder = new PriceOrder("USD");

    @Test
    void each_line_gets_its_price_and_lane_and_the_total_is_their_sum() {
        PlaceOrder request = aPlaceOrder()
                .inCurrency("USD")
                .withItem("COFFEE", 3)
                .withItem("E-BOOK", 2)
                .withItem("COFFEE", 1)
                .build();

        assertThat(priceOrder.apply(request, CATALOGUE))
                .isEqualTo(new PricedOrder(
                        request,
                        List.of(
                                new OrderLine("COFFEE", 3, 1299, Lane.EXPRESS),
                                new OrderLine("E-BOOK", 2, 7, Lane.DIGITAL),
                                new OrderLine("COFFEE", 1, 1299, Lane.EXPRESS)),
                        new Money(3 * 1299 + 2 * 7 + 1299, "USD")));
    }

    @Test
    void each_line_remembers_over_how_many_shards_its_product_is_spread() {
        PlaceOrder request =
                aPlaceOrder().withItem("HOT", 1).withItem("COLD", 1).build();
        Map<String, Product> products = Map.of(
                "HOT", aProduct("HOT").inShards(16).build(),
                "COLD", aProduct("COLD").build());

        assertThat(priceOrder.apply(request, products).items())
                .extracting(OrderLine::stockShards)
                .containsExactly(16, 1);
    }

    @Test
    void the_price_is_that_of_the_requests_currency() {
        PricedOrder priced = priceOrder.apply(
                aPlaceOrder().inCurrency("EUR").withItem("COFFEE", 2).build(), CATALOGUE);
        assertThat(priced.total()).isEqualTo(new Money(2398, "EUR"));
    }

    @Test
    void no_currency_means_the_default() {
        PlaceOrder request = aPlaceOrder().withItem("COFFEE", 1).build();
        assertThat(priceOrder.apply(request, CATALOGUE).total()).isEqualTo(new Money(1299, "USD"));
        assertThat(new PriceOrder("EUR").apply(request, CATALOGUE).total()).isEqualTo(new Money(1199, "EUR"));
    }

    @Test
    void the_largest_amount_there_is_stays_exact() {
        PlaceOrder request = aPlaceOrder().withItem("HUGE", 1).build();
        assertThat(priceOrder.apply(request, CATALOGUE).total().minorUnits()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void an_amount_that_is_too_large_is_an_error_not_a_bargain() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> priceOrder.apply(aPlaceOrder().withItem("HUGE", 2).build(), CATALOGUE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> priceOrder.apply(
                        aPlaceOrder().withItem("HUGE", 1).withItem("E-BOOK", 1).build(), CATALOGUE));
    }

    @Test
    void a_product_that_nobody_looked_up_is_an_error() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> priceOrder.apply(aPlaceOrder().withItem("TEA", 1).build(), CATALOGUE))
                .withMessage("TEA");
    }

    @Test
    void a_missing_price_is_an_error() {
        assertThatNullPointerException()
                .isThrownBy(() -> priceOrder.apply(
                        aPlaceOrder().inCurrency("EUR").withItem("E-BOOK", 1).build(), CATALOGUE))
                .withMessage("E-BOOK");
    }
}
