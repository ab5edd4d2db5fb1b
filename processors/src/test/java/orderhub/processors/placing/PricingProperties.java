package orderhub.processors.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import orderhub.processors.checking.CheckItems;
import orderhub.processors.checking.Checked;
import orderhub.schemas.APlaceOrder;
import orderhub.schemas.AProduct;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;

class PricingProperties {

    private static final List<String> IDS = List.of("A", "B", "C", "D");
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    @Property
    void the_total_is_the_exact_sum_or_an_error(
            @ForAll("requests") PlaceOrder request,
            @ForAll @Size(4) List<@LongRange(min = 1, max = Long.MAX_VALUE) Long> prices) {
        Map<String, Product> catalogue = catalogue(prices);
        BigInteger sum = independentSum(request, prices);
        PriceOrder priceOrder = new PriceOrder("USD");

        if (sum.compareTo(MAX_LONG) <= 0) {
            long total = priceOrder.apply(request, catalogue).total().minorUnits();
            assertThat(BigInteger.valueOf(total)).isEqualTo(sum);
        } else {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> priceOrder.apply(request, catalogue));
        }
    }

    @Property
    void the_check_refuses_just_the_totals_above_the_maximum(
            @ForAll("requests") PlaceOrder request,
            @ForAll @Size(4) List<@LongRange(min = 1, max = Long.MAX_VALUE) Long> prices,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long maxTotal) {
        Checked checked = new CheckItems("USD", Set.of("USD"), maxTotal).apply(request, catalogue(prices));

        boolean tooLarge = independentSum(request, prices).compareTo(BigInteger.valueOf(maxTotal)) > 0;
        assertThat(checked.violations().stream().map(Violation::code))
                .isEqualTo(tooLarge ? List.of("total-too-large") : List.of());
    }

    @Property
    void what_passes_the_check_can_be_priced(
            @ForAll("requests") PlaceOrder request,
            @ForAll @Size(4) List<@LongRange(min = 1, max = 1_000) Long> prices) {
        Checked checked = new CheckItems("USD", Set.of("USD"), 100_000).apply(request, catalogue(prices));

        if (checked.valid()) {
            PricedOrder priced = new PriceOrder("USD").apply(request, checked.products());
            assertThat(priced.total().minorUnits()).isBetween(0L, 100_000L);
            assertThat(priced.items()).hasSameSizeAs(request.items());
        } else {
            assertThat(independentSum(request, prices)).isGreaterThan(BigInteger.valueOf(100_000));
        }
    }

    @Property
    void requests_have_the_same_hash_just_if_they_are_the_same(
            @ForAll("similar") PlaceOrder one, @ForAll("similar") PlaceOrder other) {
        HashRequest hashRequest = new HashRequest("USD");
        assertThat(hashRequest.apply(one).equals(hashRequest.apply(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<PlaceOrder> requests() {
        Arbitrary<PlaceOrder.Item> item = Combinators.combine(
                        Arbitraries.of(IDS), Arbitraries.integers().between(1, 1_000))
                .as(PlaceOrder.Item::new);
        return item.list().ofMinSize(1).ofMaxSize(20).map(PricingProperties::request);
    }

    /** Of few letters and digits, so that confusion of neighbouring fields would show. */
    @Provide
    Arbitrary<PlaceOrder> similar() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("a1").ofMinLength(1).ofMaxLength(2);
        Arbitrary<PlaceOrder.Item> item =
                Combinators.combine(text, Arbitraries.of(1, 11)).as(PlaceOrder.Item::new);
        return Combinators.combine(text, item.list().ofMinSize(1).ofMaxSize(2), text, text)
                .as((customer, items, type, token) -> {
                    APlaceOrder request =
                            APlaceOrder.aPlaceOrder().withCustomer(customer).withPayment(type, token);
                    items.forEach(line -> request.withItem(line.productId(), line.quantity()));
                    return request.build();
                });
    }

    private static PlaceOrder request(List<PlaceOrder.Item> items) {
        APlaceOrder request = APlaceOrder.aPlaceOrder();
        items.forEach(item -> request.withItem(item.productId(), item.quantity()));
        return request.build();
    }

    private static Map<String, Product> catalogue(List<Long> prices) {
        Map<String, Product> catalogue = new HashMap<>();
        for (int i = 0; i < IDS.size(); i++) {
            String id = IDS.get(i);
            catalogue.put(id, AProduct.aProduct(id).at(prices.get(i), "USD").build());
        }
        return catalogue;
    }

    private static BigInteger independentSum(PlaceOrder request, List<Long> prices) {
        return request.items().stream()
                .map(item -> BigInteger.valueOf(prices.get(IDS.indexOf(item.productId())))
                        .multiply(BigInteger.valueOf(item.quantity())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
