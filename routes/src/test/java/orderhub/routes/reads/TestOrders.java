package orderhub.routes.reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import orderhub.schemas.order.Order;

/** Orders that a watch looks at. */
final class TestOrders implements Function<Set<String>, Map<String, Order>> {

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final List<Set<String>> reads = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /** From now on the order is so. */
    void put(Order order) {
        orders.put(order.orderId(), order);
    }

    /** From now on reads fail, or not any more. */
    void down(boolean now) {
        down = now;
    }

    /** Which orders were read together, read by read. */
    List<Set<String>> reads() {
        return new ArrayList<>(reads);
    }

    @Override
    public Map<String, Order> apply(Set<String> ids) {
        reads.add(Set.copyOf(ids));
        if (down) {
            throw new IllegalStateException("down");
        }
        Map<String, Order> found = new HashMap<>(orders);
        found.keySet().retainAll(ids);
        return found;
    }
}
