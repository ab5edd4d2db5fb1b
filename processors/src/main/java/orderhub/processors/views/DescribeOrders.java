package orderhub.processors.views;

import java.util.function.BiFunction;
import orderhub.processors.listing.OrderPage;
import orderhub.schemas.api.OrdersView;
import org.jspecify.annotations.Nullable;

/** Shows a page of orders to their customer. */
public final class DescribeOrders implements BiFunction<OrderPage, @Nullable String, OrdersView> {

    private final DescribeOrder describeOrder = new DescribeOrder();

    /** @param next cursor of the next page; null if there is none */
    @Override
    public OrdersView apply(OrderPage page, @Nullable String next) {
        return new OrdersView(page.orders().stream().map(describeOrder).toList(), next);
    }
}
