package orderhub.processors.events;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import orderhub.schemas.order.ProcessOrder;
import org.junit.jupiter.api.Test;

class ResumeOrderTest {

    @Test
    void names_the_order_as_it_stands() {
        assertThat(new ResumeOrder()
                        .apply(anOrder().pending().expired().published(2).build()))
                .isEqualTo(new ProcessOrder(ORDER_ID, 4, 2));
    }
}
