package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;

class QuantitiesTest {

    @Test
    void lines_of_one_product_are_one_quantity_in_the_order_of_product_id() {
        Order order = anOrder()
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.STANDARD)
                .withLine("TEA", 3, 100, Lane.STANDARD)
                .build();
        assertThat(Quantities.of(order)).containsExactly(entry("COFFEE", 1), entry("TEA", 5));
    }

    @Test
    void a_sum_that_does_not_fit_is_an_error() {
        Order order = anOrder()
                .withLine("TEA", Integer.MAX_VALUE, 0, Lane.STANDARD)
                .withLine("TEA", 1, 0, Lane.STANDARD)
                .build();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantities.of(order));
    }
}
