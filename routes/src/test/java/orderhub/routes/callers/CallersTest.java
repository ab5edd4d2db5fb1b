package orderhub.routes.callers;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final Callers callers = new Callers();
    private final Order order = anOrder().build();

    @Test
    void a_customer_sees_their_own_orders() {
        assertThat(callers.requireSeen(order, "jo", order.placed().customerId()))
                .isSameAs(order);
    }

    @Test
    void somebody_elses_order_is_as_good_as_missing() {
        assertThatThrownBy(() -> callers.requireSeen(order, "jo", "C-9999"))
                .isInstanceOf(OrderNotFoundException.class)
                .hasMessage(new OrderNotFoundException().getMessage());
    }

    @Test
    void staff_act_for_every_customer() {
        Caller staff = callers.of("kim", null);

        assertThat(staff.sees(order)).isTrue();
        assertThat(staff.subject()).isEqualTo("kim");
    }
}
