package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;

class RejectForStockTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(5);
    private static final List<EventFacts.Shortage> SHORTAGES =
            List.of(new EventFacts.Shortage("COF-ETH-250", 2, 1), new EventFacts.Shortage("TEA", 7, 0));

    private final RejectForStock rejectForStock = new RejectForStock();

    @Test
    void ends_the_order_and_says_what_was_short() {
        Transition rejected = rejectForStock.apply(anOrder().build(), SHORTAGES, NOW);

        assertThat(rejected.after().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.after().lastChange())
                .isEqualTo(new Change(EventType.INVENTORY_UNAVAILABLE, NOW, new EventFacts.Unavailable(SHORTAGES)));
        assertThat(rejected.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void refuses_an_order_that_holds_stock() {
        Order order = anOrder().reserved().build();
        assertThatIllegalStateException().isThrownBy(() -> rejectForStock.apply(order, SHORTAGES, NOW));
    }
}
