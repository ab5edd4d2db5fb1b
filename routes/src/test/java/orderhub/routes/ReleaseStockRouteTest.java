package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseStockRouteTest extends RouteTest {

    ReleaseStockRouteTest() {
        super("release-stock");
    }

    @Test
    void gives_the_stock_back_and_ends_a_refused_order_as_rejected() {
        Order declined = anOrder().declined().build();
        storeThatSaves();

        Exchange done = release(declined);

        assertThat(done.getException()).isNull();
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isOne();
        StockEffect.Release effect = (StockEffect.Release) stored(0).stock();
        assertThat(effect.reservationId())
                .isEqualTo(
                        declined.latest(EventFacts.Reserved.class).orElseThrow().reservationId());
        assertThat(effect.quantities()).containsExactly(Map.entry("COF-ETH-250", 2));
        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(stored(0).after().lastChange().type()).isEqualTo(EventType.INVENTORY_RELEASED);
        assertThat(done.getMessage().getBody()).isEqualTo(stored(0).after());
    }

    @Test
    void ends_an_order_that_ran_out_of_time_as_expired() {
        storeThatSaves();

        release(anOrder().paid().expired().refunded().build());

        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void relays_the_end_of_the_order() throws InterruptedException {
        storeThatSaves();
        mocked("direct:relay-aside").expectedMessageCount(1);

        release(anOrder().declined().build());

        mocked("direct:relay-aside").assertIsSatisfied();
        assertThat(mocked("direct:relay-aside")
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody())
                .isEqualTo(stored(0).after());
    }

    @ParameterizedTest
    @MethodSource("ordersNotBeingUndone")
    void an_order_that_is_not_being_undone_keeps_what_it_has(AnOrder other) {
        Order order = other.build();

        Exchange done = release(order);

        assertThat(done.getException()).isNull();
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
        assertThat(mocked("direct:relay-aside").getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersNotBeingUndone() {
        return Stream.of(
                anOrder(),
                anOrder().paid(),
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined().released());
    }

    @ParameterizedTest
    @MethodSource("ordersWhosePaymentIsNotSettled")
    void an_order_never_ends_before_it_is_known_that_none_of_its_money_is_with_us(AnOrder unsettled) {
        Exchange done = release(unsettled.build());

        assertThat(done.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not settled");
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
        assertThat(mocked("direct:relay-aside").getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersWhosePaymentIsNotSettled() {
        return Stream.of(
                anOrder().rejectedByReviewer(),
                anOrder().paid().expired(),
                anOrder().reserved().expired());
    }

    @Test
    void a_fault_of_the_store_fails_the_compensation_so_that_it_is_tried_again() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        mocked("bean:orderStore").whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = release(anOrder().declined().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked("direct:relay-aside").getReceivedCounter()).isZero();
    }

    @Test
    void a_fault_while_refunding_fails_the_compensation() {
        IllegalStateException fault = new IllegalStateException("gateway is busy");
        mocked("direct:refund-payment").whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(run("", Map.of("orderId", ORDER_ID)).getException()).isSameAs(fault);
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isZero();
    }

    private Exchange release(Order order) {
        mocked("direct:refund-payment").whenAnyExchangeReceived(Replies.with(order));
        return run("", Map.of("orderId", ORDER_ID));
    }
}
