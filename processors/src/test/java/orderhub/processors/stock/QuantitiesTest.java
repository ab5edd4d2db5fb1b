package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.TreeMap;
import orderhub.schemas.AnOrder;
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
    void an_order_holds_what_its_reservation_took_from_where_it_took_it() {
        AnOrder order = anOrder().withHotLine("TEA", 5, 4);

        assertThat(Quantities.held(
                        order.reservedIn(Map.of("TEA", 1, "TEA#3", 4)).build()))
                .containsExactly(entry("TEA", 1), entry("TEA#3", 4));
    }

    @Test
    void a_reservation_that_says_nothing_took_all_from_each_products_own_item() {
        Order order = anOrder()
                .withHotLine("TEA", 2, 4)
                .withHotLine("TEA", 3, 4)
                .reserved()
                .build();

        assertThat(Quantities.held(order)).containsExactly(entry("TEA", 5));
    }

    @Test
    void an_order_knows_over_how_many_shards_its_products_were_spread_when_it_was_placed() {
        Order order = anOrder()
                .withHotLine("TEA", 2, 4)
                .withLine("COFFEE", 1, 300, Lane.STANDARD)
                .withHotLine("TEA", 1, 8)
                .build();

        assertThat(Quantities.shards(order)).containsExactly(entry("COFFEE", 1), entry("TEA", 8));
    }

    @Test
    void shards_add_up_to_products() {
        assertThat(Quantities.byProduct(new TreeMap<>(Map.of("TEA", 1, "TEA#3", 4, "TEA-BAGS", 2))))
                .containsExactly(entry("TEA", 5), entry("TEA-BAGS", 2));
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
