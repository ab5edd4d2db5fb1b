package orderhub.schemas.order;

import java.util.Objects;

/**
 * An exact amount of money.
 *
 * @param minorUnits the amount in the currency's smallest unit (cents for USD, yen for JPY); may be negative
 * @param currency ISO 4217 code, upper case
 */
public record Money(long minorUnits, String currency) {

    public Money {
        Objects.requireNonNull(currency, "currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }

    /** No money, in a currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * The sum of this and another amount.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /**
     * This amount, a number of times.
     *
     * @throws ArithmeticException if the product does not fit in a long
     */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minorUnits, (long) quantity), currency);
    }
}
