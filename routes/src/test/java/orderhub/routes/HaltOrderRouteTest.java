package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HaltOrderRouteTest extends RouteTest {

    HaltOrderRouteTest() {
        super("halt-order");
    }

    @ParameterizedTest
    @MethodSource("ordersUnderWay")
    void stops_an_order_that_its_saga_undoes_while_it_was_under_way(AnOrder underWay) {
        Order order = underWay.carriedBy(SAGA_ID).build();
        storeThatSaves();

        Exchange done = compensate(order, SAGA_ID);

        assertThat(done.getException()).isNull();
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isOne();
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
        Order halted = done.getMessage().getBody(Order.class);
        assertThat(halted).isEqualTo(stored(0).after());
        assertThat(halted.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(halted.lastChange().type()).isEqualTo(EventType.ORDER_EXPIRED);
        assertThat(halted.lastChange().at()).isEqualTo(NOW);
        assertThat(halted.lastChange().facts())
                .isEqualTo(new EventFacts.Expired(
                        order.latest(EventFacts.Reserved.class).orElseThrow().expiresAt()));
    }

    static Stream<AnOrder> ordersUnderWay() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().paid(),
                anOrder().inReview(),
                anOrder().approved(),
                anOrder().dispatched(Lane.STANDARD));
    }

    @ParameterizedTest
    @MethodSource("ordersNotUnderWay")
    void an_order_that_has_nothing_to_be_stopped_is_left_alone(AnOrder other) {
        Order order = other.carriedBy(SAGA_ID).build();

        Exchange done = compensate(order, SAGA_ID);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(order);
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersNotUnderWay() {
        return Stream.of(
                anOrder(),
                anOrder().outOfStock(),
                anOrder().declined(),
                anOrder().paid().expired(),
                anOrder().shipped(),
                anOrder().declined().released());
    }

    @Test
    void an_order_that_another_saga_carries_by_now_is_left_alone() {
        Order order = anOrder().reserved().carriedBy("saga-of-today").build();

        Exchange done = compensate(order, "saga-of-yesterday");

        assertThat(done.getMessage().getBody()).isEqualTo(order);
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
    }

    @Test
    void reads_the_order_that_the_compensation_names() {
        compensate(anOrder().build(), SAGA_ID);

        assertThat(mocked("direct:load-order").getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("orderId"))
                .containsExactly(ORDER_ID);
    }

    @Test
    void an_order_that_is_not_found_fails_the_compensation() {
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.failing(new OrderNotFoundException()));

        Exchange done = run("", Map.of("orderId", ORDER_ID, SAGA, SAGA_ID));

        assertThat(done.getException()).isInstanceOf(OrderNotFoundException.class);
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
    }

    @Test
    void a_fault_of_the_store_fails_the_compensation() {
        OrderChangedException fault = new OrderChangedException("it was shipped at this very moment");
        mocked("bean:orderStore").whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = compensate(anOrder().reserved().carriedBy(SAGA_ID).build(), SAGA_ID);

        assertThat(done.getException()).isSameAs(fault);
    }

    private Exchange compensate(Order order, String sagaId) {
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.with(order));
        return run("", Map.of("orderId", ORDER_ID, SAGA, sagaId));
    }
}
