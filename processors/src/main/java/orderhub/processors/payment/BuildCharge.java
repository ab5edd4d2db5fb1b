package orderhub.processors.payment;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;

/**
 * Asks to charge an order's total. The key follows from the order alone: however often this is asked, by whichever hub,
 * the customer is charged once. Field names are those of Stripe's PaymentIntents. Nobody is there who could show the
 * customer a page of their bank, so a charge that needs that is refused at once and never waits.
 *
 * <p>What is sent under a key must never change, or the gateway refuses it: see {@code docs/compatibility.md}.
 */
public final class BuildCharge implements Function<Order, GatewayRequest> {

    @Override
    public GatewayRequest apply(Order order) {
        Money total = order.placed().total();
        return GatewayRequest.of(
                "/v1/payment_intents",
                Map.of(
                        "amount", Long.toString(total.minorUnits()),
                        "currency", total.currency().toLowerCase(Locale.ROOT),
                        "payment_method", order.placed().paymentMethod().token(),
                        "confirm", "true",
                        "error_on_requires_action", "true",
                        "metadata[order_id]", order.orderId()),
                order.orderId() + "/charge");
    }
}
