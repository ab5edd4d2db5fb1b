package orderhub.routes.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.processors.listing.OrderPage;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;

/** Pages of a customer's orders: their places from the index, the orders themselves from the table. */
public final class OrderLists {

    /** Where few are wanted, so many are looked at together: one by one, a short page would take as many calls as orders. */
    private static final int MANY = 50;

    private final OrderIndex index;
    private final OrderBatch orders;
    private final int maxRead;

    /** @param maxRead the most orders that are read for a page, whether they are in it or not */
    public OrderLists(OrderIndex index, OrderBatch orders, int maxRead) {
        this.index = index;
        this.orders = orders;
        this.maxRead = maxRead;
    }

    /**
     * A page. Where few of the orders are asked for, it ends before it is full, so that none takes long; the next goes on
     * behind the last that was looked at.
     */
    public OrderPage page(OrderQuery query) {
        List<Order> found = new ArrayList<>();
        if (!query.permitted() || query.lastMs() < query.firstMs()) {
            return new OrderPage(found, null);
        }
        Position at = query.after();
        int read = 0;
        while (found.size() < query.limit() && read < maxRead) {
            int wanted = Math.min(wanted(query, found.size()), maxRead - read);
            List<Position> places = index.find(query, at, wanted + 1);
            List<Position> looked = places.subList(0, Math.min(wanted, places.size()));
            at = take(query, looked, at, found);
            read += looked.size();
            boolean all = places.size() <= wanted;
            if (all && (looked.isEmpty() || looked.get(looked.size() - 1).equals(at))) {
                return new OrderPage(found, null);
            }
        }
        return new OrderPage(found, at);
    }

    /** Without a status each order is in the page. */
    private static int wanted(OrderQuery query, int found) {
        return query.status() == null ? query.limit() - found : Math.max(query.limit(), MANY);
    }

    /** Takes what is wanted until the page is full; gives the last place that was looked at. */
    private @Nullable Position take(
            OrderQuery query, List<Position> places, @Nullable Position before, List<Order> found) {
        Map<String, Order> read =
                orders.read(places.stream().map(Position::orderId).toList());
        Position at = before;
        for (Position place : places) {
            if (found.size() == query.limit()) {
                break;
            }
            at = place;
            Order order = read.get(place.orderId());
            if (order != null && query.wants(order)) {
                found.add(order);
            }
        }
        return at;
    }
}
