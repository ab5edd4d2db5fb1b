package orderhub.schemas;

import java.util.ArrayList;
import java.util.List;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.order.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** Builds a request to place an order. */
public final class APlaceOrder {

    private final List<PlaceOrder.Item> items = new ArrayList<>();
    private String customerId = AnOrder.CUSTOMER_ID;
    private @Nullable String currency;
    private PaymentMethod paymentMethod = new PaymentMethod("card", AnOrder.TOKEN);

    private APlaceOrder() {}

    /** A request for two bags of coffee, in the hub's default currency, to be paid by card. */
    public static APlaceOrder aPlaceOrder() {
        return new APlaceOrder();
    }

    public APlaceOrder withCustomer(String id) {
        customerId = id;
        return this;
    }

    /** One more line; the first one given takes the place of the default. */
    public APlaceOrder withItem(String productId, int quantity) {
        items.add(new PlaceOrder.Item(productId, quantity));
        return this;
    }

    public APlaceOrder inCurrency(@Nullable String code) {
        currency = code;
        return this;
    }

    public APlaceOrder withPayment(String type, String token) {
        paymentMethod = new PaymentMethod(type, token);
        return this;
    }

    public PlaceOrder build() {
        List<PlaceOrder.Item> lines = items.isEmpty() ? List.of(new PlaceOrder.Item("COF-ETH-250", 2)) : items;
        return new PlaceOrder(customerId, lines, currency, paymentMethod);
    }
}
