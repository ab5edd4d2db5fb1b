package orderhub.processors.listing;

import java.util.List;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * Some of a customer's orders, the newest first. There may be few, or none, although more come behind them.
 *
 * @param next behind which the next page begins; null if there are no more
 */
public record OrderPage(List<Order> orders, @Nullable Position next) {

    public OrderPage {
        orders = List.copyOf(orders);
    }
}
