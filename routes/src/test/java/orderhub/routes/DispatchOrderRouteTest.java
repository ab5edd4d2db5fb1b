package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.routes.dynamodb.OrderChangedException;
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
import org.junit.jupiter.params.provider.CsvSource;

class DispatchOrderRouteTest extends RouteTest {

    private static final long REVIEW_FROM = 100_000;

    DispatchOrderRouteTest() {
        super("dispatch-order");
    }

    @ParameterizedTest
    @CsvSource({"EXPRESS, 60", "STANDARD, 2880", "DIGITAL, 5"})
    void sends_an_order_to_the_lane_of_its_product_with_that_lanes_promise(Lane lane, long shipWithinMin) {
        storeThatSaves();

        Exchange done = run(ordered(1299, lane).paid().build(), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isOne();
        Order after = done.getMessage().getBody(Order.class);
        assertThat(after).isEqualTo(stored(0).after());
        assertThat(after.status()).isEqualTo(OrderStatus.DISPATCHED);
        assertThat(after.lastChange().facts())
                .isEqualTo(new EventFacts.Dispatched(lane, NOW.plus(Duration.ofMinutes(shipWithinMin))));
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
    }

    @Test
    void anything_urgent_makes_the_whole_order_express() {
        storeThatSaves();

        run(
                ordered(1299, Lane.STANDARD)
                        .withLine("ICE", 1, 100, Lane.EXPRESS)
                        .paid()
                        .build(),
                Map.of());

        assertThat(stored(0)
                        .after()
                        .latest(EventFacts.Dispatched.class)
                        .orElseThrow()
                        .lane())
                .isEqualTo(Lane.EXPRESS);
    }

    @Test
    void sends_a_large_order_to_review() {
        storeThatSaves();

        Exchange done = run(ordered(REVIEW_FROM, Lane.EXPRESS).paid().build(), Map.of());

        Order after = done.getMessage().getBody(Order.class);
        assertThat(after.status()).isEqualTo(OrderStatus.IN_REVIEW);
        assertThat(after.lastChange().type()).isEqualTo(EventType.REVIEW_REQUESTED);
        assertThat(after.lastChange().facts()).isEqualTo(new EventFacts.ReviewReason("high-value"));
        assertThat(mocked("bean:orderStore").getReceivedCounter()).isOne();
    }

    @Test
    void an_order_just_below_the_limit_is_not_reviewed() {
        storeThatSaves();

        run(ordered(REVIEW_FROM - 1, Lane.STANDARD).paid().build(), Map.of());

        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.DISPATCHED);
    }

    @Test
    void an_approved_order_is_not_reviewed_again() {
        storeThatSaves();

        run(ordered(REVIEW_FROM, Lane.EXPRESS).approved().build(), Map.of());

        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.DISPATCHED);
        assertThat(stored(0).after().lastChange().facts())
                .isEqualTo(new EventFacts.Dispatched(Lane.EXPRESS, NOW.plus(Duration.ofMinutes(60))));
    }

    @Test
    void a_fault_of_the_store_fails_the_exchange() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        mocked("bean:orderStore").whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(run(anOrder().paid().build(), Map.of()).getException()).isSameAs(fault);
    }

    private static AnOrder ordered(long unitPrice, Lane lane) {
        return anOrder().withLine("COF-ETH-250", 1, unitPrice, lane);
    }
}
