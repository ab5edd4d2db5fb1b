package orderhub.processors.placing;

import java.util.List;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.OrderLine;

/** A request with prices and lanes from the catalogue, and the total that follows from them. */
public record PricedOrder(PlaceOrder request, List<OrderLine> items, Money total) {

    public PricedOrder {
        items = List.copyOf(items);
    }
}
