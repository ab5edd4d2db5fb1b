package orderhub.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;

/** Money is exact: sums do not depend on the order, and what does not fit is refused. */
class MoneyProperties {

    private static final long LARGE = Long.MAX_VALUE / 4;

    /** Currencies with two, no and three decimals: all are counted in whole minor units. */
    @Provide
    Arbitrary<String> currency() {
        return Arbitraries.of("USD", "EUR", "JPY", "KWD");
    }

    @Property
    void plus_is_commutative(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long a,
            @ForAll @LongRange(min = -LARGE, max = LARGE) long b,
            @ForAll @From("currency") String currency) {
        Money first = new Money(a, currency);
        Money second = new Money(b, currency);

        assertThat(first.plus(second)).isEqualTo(second.plus(first)).isEqualTo(new Money(a + b, currency));
    }

    @Property
    void plus_is_associative(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long a,
            @ForAll @LongRange(min = -LARGE, max = LARGE) long b,
            @ForAll @LongRange(min = -LARGE, max = LARGE) long c,
            @ForAll @From("currency") String currency) {
        Money x = new Money(a, currency);
        Money y = new Money(b, currency);
        Money z = new Money(c, currency);

        assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
    }

    @Property
    void zero_changes_nothing(@ForAll long amount, @ForAll @From("currency") String currency) {
        Money money = new Money(amount, currency);

        assertThat(money.plus(Money.zero(currency))).isEqualTo(money);
        assertThat(money.times(1)).isEqualTo(money);
        assertThat(money.times(0)).isEqualTo(Money.zero(currency));
    }

    @Property
    void times_is_plus_again_and_again(
            @ForAll @LongRange(min = -LARGE / 1000, max = LARGE / 1000) long price,
            @ForAll @IntRange(min = 1, max = 200) int quantity,
            @ForAll @From("currency") String currency) {
        Money one = new Money(price, currency);
        Money sum = Money.zero(currency);
        for (int i = 0; i < quantity; i++) {
            sum = sum.plus(one);
        }

        assertThat(one.times(quantity)).isEqualTo(sum);
    }

    @Property
    void a_sum_that_does_not_fit_is_refused(@ForAll @Positive long excess, @ForAll @From("currency") String currency) {
        Money most = new Money(Long.MAX_VALUE, currency);
        Money least = new Money(Long.MIN_VALUE, currency);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Money(excess, currency)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.plus(new Money(-excess, currency)));
    }

    @Property
    void a_product_that_does_not_fit_is_refused(
            @ForAll @LongRange(min = Long.MAX_VALUE / 2 + 1) long price, @ForAll @IntRange(min = 2) int quantity) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(price, "USD").times(quantity));
    }

    @Property
    void currencies_do_not_mix(
            @ForAll long a, @ForAll @From("currency") String one, @ForAll @From("currency") String other) {
        Assume.that(!one.equals(other));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(a, one).plus(Money.zero(other)))
                .withMessageContaining(one)
                .withMessageContaining(other);
    }

    @Property
    void only_three_capitals_name_a_currency(@ForAll String code) {
        Assume.that(!code.matches("[A-Z]{3}"));

        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(code));
    }

    @Example
    void look_alikes_of_a_currency_are_refused() {
        for (String code : new String[] {"usd", "US", "USDT", "USD\n", " USD", "ÜSD", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(code));
        }
    }

    @Example
    @SuppressWarnings("NullAway")
    void money_without_a_currency_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> new Money(1, null));
    }
}
