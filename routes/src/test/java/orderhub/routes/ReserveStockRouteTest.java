package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

class ReserveStockRouteTest extends RouteTest {

    private static final String STORE = "bean:orderStore";

    ReserveStockRouteTest() {
        super("reserve-stock");
    }

    @Test
    void holds_the_stock_of_a_new_order_until_the_deadline_of_its_saga() {
        storeThatSaves();

        Exchange done = runInSaga(anOrder()
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("JAM", 1, 300, Lane.STANDARD)
                .withLine("TEA", 3, 100, Lane.STANDARD)
                .build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        StockEffect.Hold hold = (StockEffect.Hold) stored(0).stock();
        assertThat(hold.reservation().quantities()).containsExactly(Map.entry("JAM", 1), Map.entry("TEA", 5));
        assertThat(hold.reservation().expiresAt()).isEqualTo(DEADLINE);
        Order after = done.getMessage().getBody(Order.class);
        assertThat(after).isEqualTo(stored(0).after());
        assertThat(after.status()).isEqualTo(OrderStatus.RESERVED);
        assertThat(after.latest(EventFacts.Reserved.class))
                .hasValue(new EventFacts.Reserved(hold.reservation().reservationId(), DEADLINE));
    }

    @Test
    void goes_on_with_the_order_as_the_store_has_it() {
        Order stored = anOrder().reserved().published(2).build();
        mocked(STORE).whenAnyExchangeReceived(Replies.saved(stored));

        Exchange done = runInSaga(anOrder().build());

        assertThat(done.getMessage().getBody()).isEqualTo(stored);
    }

    @Test
    void an_order_whose_stock_is_not_there_is_refused_with_what_was_short() {
        EventFacts.Shortage shortage = new EventFacts.Shortage("COF-ETH-250", 2, 1);
        MockEndpoint store = storeThatSaves();
        store.whenExchangeReceived(1, Replies.with(new SaveOutcome.OutOfStock(List.of(shortage))));

        Exchange done = runInSaga(anOrder().build());

        assertThat(done.getException()).isNull();
        assertThat(store.getReceivedCounter()).isEqualTo(2);
        assertThat(stored(1).stock()).isInstanceOf(StockEffect.None.class);
        Order refused = done.getMessage().getBody(Order.class);
        assertThat(refused).isEqualTo(stored(1).after());
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(refused.history())
                .extracting(change -> change.type())
                .containsExactly(EventType.ORDER_CREATED, EventType.INVENTORY_UNAVAILABLE);
        assertThat(refused.lastChange().facts()).isEqualTo(new EventFacts.Unavailable(List.of(shortage)));
    }

    @Test
    void a_fault_of_the_store_fails_the_exchange() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = runInSaga(anOrder().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
    }

    @Test
    void a_fault_while_storing_the_refusal_fails_the_exchange() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        MockEndpoint store = mocked(STORE);
        store.whenExchangeReceived(
                1, Replies.with(new SaveOutcome.OutOfStock(List.of(new EventFacts.Shortage("COF-ETH-250", 2, 0)))));
        store.whenExchangeReceived(2, Replies.failing(fault));

        assertThat(runInSaga(anOrder().build()).getException()).isSameAs(fault);
    }

    private Exchange runInSaga(Order order) {
        return run(order, Map.of(SAGA, SAGA_ID));
    }
}
