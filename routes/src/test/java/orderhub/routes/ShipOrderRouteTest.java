package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSagas;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShipOrderRouteTest extends RouteTest {

    private static final String STORE = "bean:orderStore";
    private static final String RELAY = "direct:relay-aside";
    private static final String COMPLETE = "saga:complete";

    ShipOrderRouteTest() {
        super("ship-order", List.of("ship-order", "ship-within-saga", "complete-saga"), Map.of());
    }

    @Test
    void counts_an_order_that_comes_again() {
        ship(anOrder().shipped().carriedBy(SAGA_ID).build());

        assertThat(meters.eventsDropped()).containsExactly("ship-order DUPLICATE");
    }

    @Test
    void counts_an_order_that_was_stopped_before_it_came() {
        ship(anOrder().dispatched(Lane.EXPRESS).expired().build());

        assertThat(meters.eventsDropped()).containsExactly("ship-order TOO_LATE");
    }

    @Test
    void counts_nothing_of_an_order_that_it_ships() {
        storeThatSaves();

        ship(dispatchedWith(Duration.ofMinutes(10)));

        assertThat(meters.eventsDropped()).isEmpty();
    }

    @Test
    void ships_an_order_on_its_lane_with_the_lanes_carrier() {
        storeThatSaves();
        Order dispatched = dispatchedWith(Duration.ofMinutes(10));

        Exchange done = ship(dispatched);

        assertThat(done.getException()).isNull();
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        Order shipped = stored(0).after();
        assertThat(shipped.status()).isEqualTo(OrderStatus.SHIPPED);
        EventFacts.Shipped facts = shipped.latest(EventFacts.Shipped.class).orElseThrow();
        assertThat(facts.lane()).isEqualTo(Lane.EXPRESS);
        assertThat(facts.carrier()).isEqualTo("hub-express");
        StockEffect.Ship effect = (StockEffect.Ship) stored(0).stock();
        assertThat(effect.quantities()).containsExactly(Map.entry("COF-ETH-250", 2));
        assertThat(effect.now()).isEqualTo(NOW);
        assertThat(effect.reservationId())
                .isEqualTo(dispatched
                        .latest(EventFacts.Reserved.class)
                        .orElseThrow()
                        .reservationId());
    }

    @Test
    void completes_the_saga_of_a_shipped_order() {
        storeThatSaves();

        ship(dispatchedWith(Duration.ofMinutes(10)));

        assertThat(mocked(COMPLETE).getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(SAGA))
                .containsExactly(stored(0).after().sagaId());
    }

    @Test
    void an_order_that_another_saga_has_taken_over_since_the_event_is_shipped_within_that_one() {
        storeThatSaves();
        String saga = new TestSagas(context).begin().getId();

        Exchange done = ship(dispatchedWith(Duration.ofMinutes(10)).withSaga(saga), "saga-of-long-ago");

        assertThat(done.getException()).isNull();
        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(done.getMessage().getHeader(SAGA)).isEqualTo(saga);
    }

    @Test
    void relays_the_shipped_order() throws InterruptedException {
        storeThatSaves();
        mocked(RELAY).expectedMessageCount(1);

        ship(dispatchedWith(Duration.ofMinutes(10)));

        mocked(RELAY).assertIsSatisfied();
        assertThat(mocked(RELAY).getExchanges().get(0).getMessage().getBody())
                .isEqualTo(stored(0).after());
    }

    @Test
    void an_order_whose_deadline_has_passed_is_stopped_and_sent_back_to_be_undone() throws InterruptedException {
        storeThatSaves();
        mocked(RELAY).expectedMessageCount(1);

        Exchange done = ship(dispatchedWith(Duration.ZERO));

        assertThat(done.getException()).isNull();
        Order stopped = stored(0).after();
        assertThat(stopped.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.lastChange().type()).isEqualTo(EventType.ORDER_EXPIRED);
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
        mocked(RELAY).assertIsSatisfied();
        assertThat(mocked(RELAY).getExchanges().get(0).getMessage().getBody()).isEqualTo(stopped);
        assertThat(mocked(COMPLETE).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_that_is_being_undone_cannot_be_shipped() {
        TestSagas sagas = new TestSagas(context);
        CamelSagaCoordinator saga = sagas.begin();
        sagas.compensate(saga);

        Exchange done = ship(dispatchedWith(Duration.ofMinutes(10)).withSaga(saga.getId()), saga.getId());

        assertThat(done.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot begin");
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
        assertThat(mocked(COMPLETE).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_is_shipped_within_its_saga_or_not_at_all() {
        Exchange done = ship(dispatchedWith(Duration.ofMinutes(10)), "saga-that-nobody-began");

        assertThat(done.getException()).isInstanceOf(CamelExchangeException.class);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @MethodSource("ordersNotToBeShipped")
    void an_order_that_is_not_to_be_shipped_is_left_alone(AnOrder other) {
        Exchange done = ship(other.build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
        assertThat(mocked(RELAY).getReceivedCounter()).isZero();
        assertThat(mocked(COMPLETE).getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersNotToBeShipped() {
        return Stream.of(
                anOrder().dispatched(Lane.EXPRESS).expired(),
                anOrder().dispatched(Lane.EXPRESS).expired().refunded().released());
    }

    @Test
    void an_order_that_is_not_dispatched_yet_fails_the_message_so_that_it_waits() {
        Exchange done = ship(anOrder().paid().build());

        assertThat(done.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
        assertThat(mocked(COMPLETE).getReceivedCounter()).isZero();
    }

    @Test
    void the_saga_of_an_order_that_was_shipped_before_a_crash_is_closed_when_its_message_comes_again() {
        Exchange done = ship(anOrder().shipped().build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
        assertThat(mocked(RELAY).getReceivedCounter()).isZero();
        assertThat(mocked(COMPLETE).getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void a_fault_of_the_store_fails_the_message_so_that_it_comes_back() {
        OrderChangedException fault = new OrderChangedException("its reservation ran out meanwhile");
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = ship(dispatchedWith(Duration.ofMinutes(10)));

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(RELAY).getReceivedCounter()).isZero();
        assertThat(mocked(COMPLETE).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_that_is_not_found_fails_the_message() {
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.failing(new OrderNotFoundException()));

        Exchange done = run("", Map.of("orderId", ORDER_ID));

        assertThat(done.getException()).isInstanceOf(OrderNotFoundException.class);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void a_saga_that_cannot_be_completed_any_more_does_not_unship_the_order() {
        storeThatSaves();
        mocked(COMPLETE)
                .whenAnyExchangeReceived(
                        Replies.failing(new IllegalStateException("Cannot complete: status is COMPENSATING")));

        Exchange done = ship(dispatchedWith(Duration.ofMinutes(10)));

        assertThat(done.getException()).isNull();
        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void a_saga_store_that_cannot_be_reached_brings_the_message_back() {
        storeThatSaves();
        UncheckedIOException fault = new UncheckedIOException(new IOException("no route"));
        mocked(COMPLETE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(ship(dispatchedWith(Duration.ofMinutes(10))).getException()).isSameAs(fault);
    }

    /** An order on the express lane whose reservation ends so long after now. */
    private static Order dispatchedWith(Duration left) {
        return anOrder()
                .createdAt(NOW.plus(left).minus(AnOrderChange.HOLD).minusSeconds(1))
                .dispatched(Lane.EXPRESS)
                .carriedBy(SAGA_ID)
                .build();
    }

    private Exchange ship(Order order) {
        String saga = new TestSagas(context).begin().getId();
        return ship(order.withSaga(saga), saga);
    }

    private Exchange ship(Order order, String saga) {
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.with(order));
        return template.request("direct:ship-order", exchange -> {
            exchange.getMessage().setHeader("orderId", ORDER_ID);
            exchange.getMessage().setHeader(SAGA, saga);
            exchange.setVariable("carrier", "hub-express");
        });
    }
}
