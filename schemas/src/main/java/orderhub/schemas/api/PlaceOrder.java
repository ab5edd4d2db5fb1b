package orderhub.schemas.api;

import java.util.List;
import orderhub.schemas.order.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * The request to place an order, as {@code place-order.schema.json} has it.
 *
 * @param customerId who orders
 * @param items what; 1 to 50 lines
 * @param currency ISO 4217 code to pay in; null means the hub's default
 * @param paymentMethod how
 */
public record PlaceOrder(
        String customerId, List<Item> items, @Nullable String currency, PaymentMethod paymentMethod) {

    public PlaceOrder {
        items = List.copyOf(items);
    }

    /** One line: a product and how many of it. */
    public record Item(String productId, int quantity) {}
}
