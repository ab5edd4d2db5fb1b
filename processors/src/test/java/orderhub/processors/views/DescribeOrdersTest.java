package orderhub.processors.views;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.processors.listing.OrderPage;
import orderhub.schemas.api.OrderView;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;

class DescribeOrdersTest {

    @Test
    void shows_each_order_as_it_is_shown_alone_and_in_its_place() {
        Order first = anOrder().shipped().build();
        Order second = anOrder().withId("other").paid().build();

        var view = new DescribeOrders().apply(new OrderPage(List.of(first, second), null), "the next");

        assertThat(view.orders())
                .containsExactly(new DescribeOrder().apply(first), new DescribeOrder().apply(second))
                .extracting(OrderView::orderId)
                .containsExactly(first.orderId(), "other");
        assertThat(view.next()).isEqualTo("the next");
    }

    @Test
    void the_last_page_has_no_next() {
        assertThat(new DescribeOrders()
                        .apply(new OrderPage(List.of(), null), null)
                        .next())
                .isNull();
    }
}
