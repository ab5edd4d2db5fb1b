package orderhub.processors.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;

/** Does the catalogue sell all of these, in this currency, for a sum that we can handle? */
public final class CheckItems {

    private final String defaultCurrency;
    private final Set<String> currencies;
    private final long maxTotal;

    /**
     * @param defaultCurrency where the request names none
     * @param currencies ISO 4217 codes that the hub takes
     * @param maxTotal the largest total of an order, in minor units
     */
    public CheckItems(String defaultCurrency, Set<String> currencies, long maxTotal) {
        this.defaultCurrency = defaultCurrency;
        this.currencies = Set.copyOf(currencies);
        this.maxTotal = maxTotal;
    }

    /** @param products those of the request's products that the catalogue has, by id */
    public Checked apply(PlaceOrder request, Map<String, Product> products) {
        String currency = request.currency() == null ? defaultCurrency : request.currency();
        if (!currencies.contains(currency)) {
            return new Checked(
                    List.of(new Violation("/currency", "unsupported-currency", "We do not take this currency.")),
                    products);
        }
        List<Violation> violations = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < request.items().size(); i++) {
            PlaceOrder.Item item = request.items().get(i);
            Product product = products.get(item.productId());
            Long price = product == null ? null : product.prices().get(currency);
            if (product == null) {
                violations.add(
                        new Violation(pointer(i), "unknown-product", "The catalogue does not have this product."));
            } else if (price == null) {
                violations.add(new Violation(
                        pointer(i), "not-sold-in-currency", "This product is not sold in the order's currency."));
            } else {
                total = addCapped(total, price, item.quantity());
            }
        }
        if (total > maxTotal) {
            violations.add(new Violation("/items", "total-too-large", "The order's total is more than we handle."));
        }
        return new Checked(violations, products);
    }

    private static String pointer(int line) {
        return "/items/" + line + "/productId";
    }

    private static long addCapped(long total, long price, int quantity) {
        try {
            return Math.addExact(total, Math.multiplyExact(price, (long) quantity));
        } catch (ArithmeticException tooLarge) {
            return Long.MAX_VALUE;
        }
    }
}
