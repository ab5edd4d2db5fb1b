package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import orderhub.processors.listing.OrderPage;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.AnOrder;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/** Whatever the size of its pages, a list has each order once and in its place. */
class OrderListsProperties {

    private static final String CUSTOMER = "C-1001";
    private static final int MAX_READ = 7;

    private final CustomerOrders table = new CustomerOrders();
    private final TableNames tables = TestSettings.forBeans().table();
    private final OrderLists lists =
            new OrderLists(new OrderIndex(table, tables), new OrderBatch(table, tables), MAX_READ);

    @Property(tries = 300)
    void pages_of_any_size_have_every_order_once_and_the_newest_first(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> times,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(min = 1, max = 5) int answeredAtOnce) {
        table.clear(answeredAtOnce);
        List<Order> all = placed(times);

        List<Order> listed = allPages(query(null, null, null, limit));

        assertThat(listed).isEqualTo(newestFirst(all));
    }

    @Property(tries = 300)
    void a_status_and_a_time_leave_out_the_others_and_nothing_else(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> times,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(max = 9) int from,
            @ForAll @IntRange(min = 1, max = 10) int length) {
        table.clear(3);
        List<Order> all = placed(times);

        List<Order> listed = allPages(query(OrderStatus.PAID, at(from), at(from + length), limit));

        assertThat(listed)
                .isEqualTo(newestFirst(all.stream()
                        .filter(order -> order.status() == OrderStatus.PAID)
                        .filter(order -> !order.placed().createdAt().isBefore(at(from)))
                        .filter(order -> order.placed().createdAt().isBefore(at(from + length)))
                        .toList()));
    }

    @Example
    void where_nothing_fits_a_page_ends_empty_and_the_next_goes_on_behind_it() {
        table.clear(100);
        for (int i = 0; i < 3 * MAX_READ; i++) {
            table.put(anOrder(i).build());
        }
        Order oldest = anOrder(-1).paid().build();
        table.put(oldest);

        OrderPage first = lists.page(query(OrderStatus.PAID, null, null, 20));

        assertThat(first.orders()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(allPages(query(OrderStatus.PAID, null, null, 20))).containsExactly(oldest);
    }

    @Example
    void a_list_that_a_caller_may_not_see_or_that_spans_no_time_is_empty_and_costs_nothing() {
        table.clear(100);
        table.put(anOrder(0).build());
        OrderQuery foreign = new OrderQuery(CUSTOMER, null, null, null, 20, null, false);
        OrderQuery noTime = query(null, at(0).plusNanos(1), at(0).plusNanos(2), 20);

        assertThat(List.of(lists.page(foreign), lists.page(noTime))).containsOnly(new OrderPage(List.of(), null));
        assertThat(table.queries()).isZero();
    }

    @Example
    void a_page_that_ends_with_the_last_order_has_no_next() {
        table.clear(100);
        table.put(anOrder(0).build());
        table.put(anOrder(1).build());

        assertThat(lists.page(query(null, null, null, 2)).next()).isNull();
        assertThat(lists.page(query(null, null, null, 1)).next()).isNotNull();
    }

    private List<Order> placed(List<Integer> times) {
        List<Order> all = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            AnOrder order = anOrder(times.get(i));
            all.add(table.put((i % 3 == 0 ? order.paid() : order).build()));
        }
        // Somebody else's are in the same table.
        table.put(anOrder(5).withCustomer("C-1002").build());
        return all;
    }

    private List<Order> allPages(OrderQuery query) {
        List<Order> all = new ArrayList<>();
        OrderPage page = lists.page(query);
        while (true) {
            assertThat(page.orders()).hasSizeLessThanOrEqualTo(query.limit());
            all.addAll(page.orders());
            Position next = page.next();
            if (next == null) {
                return all;
            }
            page = lists.page(query.after(next));
        }
    }

    private static List<Order> newestFirst(List<Order> orders) {
        return orders.stream()
                .sorted(Comparator.comparing((Order order) -> order.placed().createdAt())
                        .thenComparing(Order::orderId)
                        .reversed())
                .toList();
    }

    private static OrderQuery query(
            @Nullable OrderStatus status, @Nullable Instant from, @Nullable Instant to, int limit) {
        return new OrderQuery(CUSTOMER, status, from, to, limit, null, true);
    }

    private static AnOrder anOrder(int second) {
        return AnOrder.anOrder()
                .withId(UUID.randomUUID().toString())
                .withCustomer(CUSTOMER)
                .createdAt(at(second));
    }

    private static Instant at(int second) {
        return AnOrder.CREATED_AT.plusSeconds(second);
    }
}
