package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ChargePaymentRouteTest extends RouteTest {

    private static final String GATEWAY = "direct:call-gateway";
    private static final String STORE = "bean:orderStore";
    private static final long TOTAL = 2598;

    ChargePaymentRouteTest() {
        super("charge-payment");
    }

    @Test
    void a_captured_payment_makes_the_reservation_firm() {
        Order reserved = anOrder().reserved().build();
        answers(200, AnAnswer.ofCapture(TOTAL));
        storeThatSaves();

        Exchange done = runInSaga(reserved);

        assertThat(done.getException()).isNull();
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        Order paid = done.getMessage().getBody(Order.class);
        assertThat(paid).isEqualTo(stored(0).after());
        assertThat(paid.status()).isEqualTo(OrderStatus.PAID);
        assertThat(paid.lastChange().facts())
                .isEqualTo(new EventFacts.Paid(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, TOTAL, "card"));
        String reservation =
                reserved.latest(EventFacts.Reserved.class).orElseThrow().reservationId();
        assertThat(stored(0).stock()).isEqualTo(new StockEffect.Confirm(reservation, NOW));
    }

    @Test
    void asks_for_the_total_with_a_key_that_follows_from_the_order_alone() {
        answers(200, AnAnswer.ofCapture(TOTAL));
        storeThatSaves();

        runInSaga(anOrder().reserved().build());
        runInSaga(anOrder().reserved().build());

        GatewayRequest first = asked(0);
        assertThat(first.path()).isEqualTo("/v1/payment_intents");
        assertThat(first.fields())
                .containsEntry("amount", "2598")
                .containsEntry("currency", "usd")
                .containsEntry("payment_method", TOKEN);
        assertThat(first.idempotencyKey()).isEqualTo(ORDER_ID + "/charge");
        assertThat(asked(1)).isEqualTo(first);
    }

    @Test
    void a_declined_payment_stops_the_order() {
        mocked(GATEWAY)
                .whenAnyExchangeReceived(Replies.with(new GatewayReply(
                        402, AnAnswer.ofFailure("card_declined", "insufficient_funds", "Not enough money."))));
        storeThatSaves();

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException()).isNull();
        Order stopped = done.getMessage().getBody(Order.class);
        assertThat(stopped).isEqualTo(stored(0).after());
        assertThat(stopped.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.lastChange().type()).isEqualTo(EventType.PAYMENT_FAILED);
        assertThat(stopped.lastChange().facts())
                .isEqualTo(new EventFacts.PaymentRefused("insufficient_funds", "Not enough money."));
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
    }

    @Test
    void money_that_comes_at_the_deadline_stops_the_order() {
        Order late = reservedUntil(Duration.ZERO);
        answers(200, AnAnswer.ofCapture(TOTAL));
        storeThatSaves();

        Exchange done = runInSaga(late);

        Order stopped = done.getMessage().getBody(Order.class);
        assertThat(stopped.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.lastChange().type()).isEqualTo(EventType.ORDER_EXPIRED);
        assertThat(stopped.lastChange().facts()).isEqualTo(new EventFacts.Expired(NOW));
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
    }

    @Test
    void money_that_comes_just_before_the_deadline_is_in_time() {
        answers(200, AnAnswer.ofCapture(TOTAL));
        storeThatSaves();

        runInSaga(reservedUntil(Duration.ofMillis(1)));

        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void without_an_answer_nothing_is_concluded() {
        GatewayUnavailableException fault = new GatewayUnavailableException("temporarily unavailable");
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void nothing_is_concluded_from_an_answer_that_is_not_settled_yet() {
        mocked(GATEWAY)
                .whenAnyExchangeReceived(Replies.with(new GatewayReply(
                        200, AnAnswer.ofCapture(TOTAL).withStatus("processing").build())));

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void a_fault_of_the_store_fails_the_exchange_so_that_it_is_asked_again() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        answers(200, AnAnswer.ofCapture(TOTAL));
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(runInSaga(anOrder().reserved().build()).getException()).isSameAs(fault);
    }

    /** An order whose reservation ends so long after now. */
    private static Order reservedUntil(Duration left) {
        return anOrder()
                .createdAt(NOW.plus(left).minus(AnOrderChange.HOLD).minusSeconds(1))
                .reserved()
                .build();
    }

    private void answers(int status, AnAnswer answer) {
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.with(new GatewayReply(status, answer.build())));
    }

    private GatewayRequest asked(int index) {
        return mocked(GATEWAY).getExchanges().get(index).getMessage().getBody(GatewayRequest.class);
    }

    private Exchange runInSaga(Order order) {
        return run(order, Map.of(SAGA, SAGA_ID));
    }
}
