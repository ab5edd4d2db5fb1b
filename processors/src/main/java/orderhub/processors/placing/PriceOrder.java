package orderhub.processors.placing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.OrderLine;

/** Puts prices on a request that passed its checks. What the caller thinks it costs is never asked. */
public final class PriceOrder {

    private final String defaultCurrency;

    /** @param defaultCurrency ISO 4217 code, where the request names none */
    public PriceOrder(String defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    /**
     * Prices each line and sums them up.
     *
     * @param products the request's products by id
     * @throws NullPointerException if a product or its price is missing, which the checks rule out
     */
    public PricedOrder apply(PlaceOrder request, Map<String, Product> products) {
        String currency = request.currency() == null ? defaultCurrency : request.currency();
        List<OrderLine> lines = new ArrayList<>();
        Money total = Money.zero(currency);
        for (PlaceOrder.Item item : request.items()) {
            Product product = Objects.requireNonNull(products.get(item.productId()), item.productId());
            long price = Objects.requireNonNull(product.prices().get(currency), item.productId());
            lines.add(new OrderLine(item.productId(), item.quantity(), price, product.lane(), product.stockShards()));
            total = total.plus(new Money(price, currency).times(item.quantity()));
        }
        return new PricedOrder(request, lines, total);
    }
}
