package orderhub.processors.placing;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.PaymentMethod;
import orderhub.schemas.order.Placement;
import org.junit.jupiter.api.Test;

class AcceptOrderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

    @Test
    void a_priced_request_becomes_an_order_that_no_saga_carries_and_no_one_has_heard_of() {
        PlaceOrder request =
                aPlaceOrder().withCustomer("cus-1").withPayment("card", "pm_1").build();
        List<OrderLine> lines = List.of(new OrderLine("COF-ETH-250", 2, 1299, Lane.STANDARD));
        PricedOrder priced = new PricedOrder(request, lines, new Money(2598, "EUR"));

        Transition accepted =
                new AcceptOrder().apply(priced, new OrderIdentity("order-1", "correlation-1", "hash-1"), NOW);

        Placement placed = new Placement(
                "cus-1",
                lines,
                new Money(2598, "EUR"),
                new PaymentMethod("card", "pm_1"),
                "correlation-1",
                NOW,
                "hash-1");
        Change created = new Change(EventType.ORDER_CREATED, NOW, EventFacts.None.NONE);
        assertThat(accepted)
                .isEqualTo(new Transition(
                        new Order("order-1", placed, OrderStatus.CREATED, List.of(created), 0, null),
                        new StockEffect.None()));
    }
}
