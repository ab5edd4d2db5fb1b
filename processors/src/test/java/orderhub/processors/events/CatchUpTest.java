package orderhub.processors.events;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpTest {

    private final CatchUp catchUp = new CatchUp();

    @ParameterizedTest
    @CsvSource({"0, 2, 2", "1, 1, 1", "2, 1, 2", "3, 0, 3", "0, 9, 3"})
    void the_order_knows_the_more_of_what_it_and_its_command_knew(int known, int commanded, int expected) {
        Order order = anOrder().paid().published(known).build();
        assertThat(catchUp.apply(order, new ProcessOrder(ORDER_ID, 9, commanded))
                        .published())
                .isEqualTo(expected);
    }

    @Test
    void nothing_else_about_the_order_changes() {
        Order order = anOrder().paid().carriedBy("saga-1").build();
        assertThat(catchUp.apply(order, new ProcessOrder(ORDER_ID, 3, 2)))
                .isEqualTo(anOrder().paid().carriedBy("saga-1").published(2).build());
    }

    @Test
    void what_the_command_told_is_not_published_again() {
        Order order = anOrder().reserved().build();
        Order out = anOrder().published(1).build();
        ProcessOrder command = new NextCommand().apply(anOrder().build(), out).orElseThrow();
        assertThat(new PendingEvents().apply(catchUp.apply(order, command))).hasSize(1);
        assertThat(new NextCommand().apply(catchUp.apply(order, command), order.withPublished(2)))
                .isEmpty();
    }
}
