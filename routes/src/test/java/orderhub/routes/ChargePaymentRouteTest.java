package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChargePaymentRouteTest extends RouteTest {

    private static final String GATEWAY = "direct:call-gateway";
    private static final String STORE = "bean:orderStore";
    private static final long TOTAL = 2598;

    ChargePaymentRouteTest() {
        super("charge-payment", List.of("charge-payment", "ask-for-charge"), Map.of());
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

    static Stream<Arguments> faultsAfterAsking() {
        return Stream.of(
                Arguments.of(new GatewayUnavailableException("temporarily unavailable"), "no-definite-answer"),
                Arguments.of(new SocketTimeoutException("10000 MILLISECONDS"), "timeout"),
                Arguments.of(new SocketException("Connection reset"), "connection-lost"),
                Arguments.of(new NoHttpResponseException("failed to respond"), "connection-lost"));
    }

    @ParameterizedTest
    @MethodSource("faultsAfterAsking")
    void an_order_that_was_charged_without_an_answer_is_pending_and_comes_back(Exception fault, String reason) {
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(fault));
        storeThatSaves();

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException())
                .isInstanceOf(GatewayUnavailableException.class)
                .hasMessage("payment of order " + ORDER_ID + " is pending: " + reason);
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        assertThat(stored(0).after().status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
        assertThat(stored(0).after().lastChange().facts()).isEqualTo(new EventFacts.PaymentUnknown(reason));
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
    }

    static Stream<Exception> faultsBeforeAsking() {
        CircuitBreaker open = CircuitBreaker.ofDefaults("gateway-breaker");
        return Stream.of(
                CallNotPermittedException.createCallNotPermittedException(open),
                BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("gateway-breaker")),
                new ConnectException("Connection refused"),
                new ConnectTimeoutException("Connect timed out"),
                new ConnectionRequestTimeoutException("Timeout deadline"),
                new NoRouteToHostException("No route to host"),
                new UnknownHostException("gateway.test"));
    }

    @ParameterizedTest
    @MethodSource("faultsBeforeAsking")
    void an_order_for_which_nobody_was_asked_waits_as_it_is(Exception fault) {
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void an_answer_that_settles_nothing_leaves_the_order_pending() {
        answers(200, AnAnswer.ofCapture(TOTAL).withReceived(TOTAL - 1));
        storeThatSaves();

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
        assertThat(stored(0).after().lastChange().facts())
                .isEqualTo(new EventFacts.PaymentUnknown("no-definite-answer"));
    }

    @Test
    void a_payment_that_the_gateway_has_not_captured_leaves_the_order_pending_with_its_state_there() {
        answers(200, AnAnswer.ofCapture(TOTAL).withStatus("processing"));
        storeThatSaves();

        Exchange done = runInSaga(anOrder().reserved().build());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
        assertThat(stored(0).after().lastChange().facts()).isEqualTo(new EventFacts.PaymentUnknown("processing"));
    }

    @Test
    void an_order_that_is_pending_already_says_so_once() {
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(new SocketTimeoutException("10000 MILLISECONDS")));

        Exchange done = runInSaga(anOrder().pending().build());

        assertThat(done.getException(GatewayUnavailableException.class)).isNotNull();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void a_pending_order_is_charged_with_the_same_key_and_is_paid_when_the_answer_comes() {
        answers(200, AnAnswer.ofCapture(TOTAL));
        storeThatSaves();

        runInSaga(anOrder().reserved().build());
        Exchange done = runInSaga(anOrder().pending().build());

        assertThat(done.getException()).isNull();
        assertThat(asked(1)).isEqualTo(asked(0));
        assertThat(done.getMessage().getBody(Order.class).status()).isEqualTo(OrderStatus.PAID);
        assertThat(stored(1).stock()).isInstanceOf(StockEffect.Confirm.class);
    }

    @Test
    void a_pending_order_whose_charge_was_declined_is_stopped() {
        mocked(GATEWAY)
                .whenAnyExchangeReceived(Replies.with(new GatewayReply(
                        402, AnAnswer.ofFailure("card_declined", "insufficient_funds", "Not enough money."))));
        storeThatSaves();

        Exchange done = runInSaga(anOrder().pending().build());

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Order.class).status()).isEqualTo(OrderStatus.COMPENSATING);
    }

    @Test
    void an_order_that_was_stopped_while_the_charge_was_on_its_way_does_not_become_pending() {
        OrderChangedException stopped = new OrderChangedException("its saga's time is up");
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(new SocketTimeoutException("10000 MILLISECONDS")));
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(stopped));

        assertThat(runInSaga(anOrder().reserved().build()).getException()).isSameAs(stopped);
    }

    @Test
    void a_fault_of_the_store_fails_the_exchange_so_that_it_is_asked_again() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        answers(200, AnAnswer.ofCapture(TOTAL));
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(runInSaga(anOrder().reserved().build()).getException()).isSameAs(fault);
    }

    static Stream<AnOrder> stillToBeCharged() {
        return Stream.of(anOrder().reserved(), anOrder().pending());
    }

    @ParameterizedTest
    @MethodSource("stillToBeCharged")
    void an_order_whose_key_the_gateway_may_have_forgotten_is_stopped_and_not_charged(AnOrder story) {
        Duration safeAge = Duration.ofHours(20);
        storeThatSaves();

        Exchange done =
                runInSaga(story.createdAt(NOW.minus(safeAge).minusSeconds(1)).build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
        Order stopped = done.getMessage().getBody(Order.class);
        assertThat(stopped).isEqualTo(stored(0).after());
        assertThat(stopped.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.lastChange().type()).isEqualTo(EventType.ORDER_EXPIRED);
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
