package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundPaymentRouteTest extends RouteTest {

    private static final String GATEWAY = "direct:call-gateway";
    private static final String STORE = "bean:orderStore";
    private static final long TOTAL = 2598;
    private static final String SETTLE = "direct:settle-charge";
    private static final String NOTE = "direct:note-capture";
    private static final PaymentOutcome.Captured CAPTURE =
            new PaymentOutcome.Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, TOTAL);
    private static final String REFUND_KEY = ORDER_ID + "/refund";

    RefundPaymentRouteTest() {
        super("refund-payment", List.of("refund-payment", "give-money-back"), Map.of());
    }

    @Test
    void gives_back_what_is_known_to_be_captured() {
        storeThatSaves();
        gatewayAnswers(refunded("succeeded", TOTAL));

        Exchange done = refund(anOrder().rejectedByReviewer().build());

        assertThat(done.getException()).isNull();
        assertThat(keysAsked()).containsExactly(REFUND_KEY);
        GatewayRequest request = asked(0);
        assertThat(request.path()).isEqualTo("/v1/refunds");
        assertThat(request.fields())
                .containsExactly(Map.entry("amount", "2598"), Map.entry("payment_intent", AnOrderChange.PAYMENT_ID));
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
        Order after = done.getMessage().getBody(Order.class);
        assertThat(after).isEqualTo(stored(0).after());
        assertThat(after.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(after.lastChange().facts())
                .isEqualTo(new EventFacts.Refunded(AnOrderChange.PAYMENT_ID, AnOrderChange.REFUND_ID, TOTAL));
    }

    @Test
    void a_refund_that_is_on_its_way_at_the_bank_counts_as_given_back() {
        storeThatSaves();
        gatewayAnswers(refunded("pending", TOTAL));

        refund(anOrder().paid().expired().build());

        assertThat(stored(0).after().latest(EventFacts.Refunded.class)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("ordersWithoutMoney")
    void asks_for_nothing_where_no_money_is_with_us(AnOrder without) {
        Order order = without.build();

        Exchange done = refund(order);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(order);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersWithoutMoney() {
        return Stream.of(
                anOrder().declined(),
                anOrder().reserved().expired().declined(),
                anOrder().pending().expired().voided(),
                anOrder().rejectedByReviewer().refunded());
    }

    @ParameterizedTest
    @MethodSource("ordersNotBeingUndone")
    void the_money_of_an_order_that_is_not_being_undone_stays(AnOrder other) {
        Exchange done = refund(other.build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersNotBeingUndone() {
        return Stream.of(
                anOrder().paid(),
                anOrder().pending(),
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined().released());
    }

    @ParameterizedTest
    @MethodSource("neverKnown")
    void a_charge_whose_outcome_was_never_known_is_settled_and_what_was_captured_is_given_back(AnOrder unknown) {
        storeThatSaves();
        settlesAs(CAPTURE);
        Order stopped = unknown.build();
        Order noted = unknown.captured().build();
        mocked(NOTE).whenAnyExchangeReceived(Replies.with(noted));
        gatewayAnswers(refunded("succeeded", TOTAL));

        Exchange done = refund(stopped);

        assertThat(done.getException()).isNull();
        assertThat(mocked(SETTLE).getReceivedCounter()).isOne();
        assertThat(keysAsked()).containsExactly(REFUND_KEY);
        assertThat(mocked(NOTE).getExchanges().get(0).getVariable("captured")).isEqualTo(CAPTURE);
        assertThat(Answers.bodies(mocked(NOTE), Order.class)).containsExactly(stopped);
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        assertThat(stored(0).after().version()).isEqualTo(noted.version() + 1);
        assertThat(stored(0).after().lastChange().facts())
                .isEqualTo(new EventFacts.Refunded(AnOrderChange.PAYMENT_ID, AnOrderChange.REFUND_ID, TOTAL));
    }

    @Test
    void what_turned_out_to_be_captured_is_noted_although_it_cannot_be_given_back_yet() {
        settlesAs(CAPTURE);
        mocked(NOTE)
                .whenAnyExchangeReceived(
                        Replies.with(anOrder().pending().expired().captured().build()));
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        gatewayAnswers(Replies.failing(fault));

        Exchange done = refund(anOrder().pending().expired().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(NOTE).getReceivedCounter()).isOne();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @Test
    void what_turned_out_to_be_captured_is_not_given_back_before_it_is_noted() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        settlesAs(CAPTURE);
        mocked(NOTE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(refund(anOrder().pending().expired().build()).getException()).isSameAs(fault);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
    }

    @Test
    void what_was_once_seen_to_be_captured_is_given_back_without_asking_again() {
        storeThatSaves();
        gatewayAnswers(refunded("succeeded", TOTAL));

        Exchange done = refund(anOrder().pending().expired().captured().build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(SETTLE).getReceivedCounter()).isZero();
        assertThat(keysAsked()).containsExactly(REFUND_KEY);
    }

    static Stream<Arguments> outcomesWithoutMoney() {
        return Stream.of(
                Arguments.of(
                        new PaymentOutcome.Declined("card_declined", "Your card was declined."),
                        new EventFacts.PaymentRefused("card_declined", "Your card was declined.")),
                Arguments.of(
                        new PaymentOutcome.Voided(AnOrderChange.PAYMENT_ID),
                        new EventFacts.Voided(AnOrderChange.PAYMENT_ID)));
    }

    @ParameterizedTest
    @MethodSource("outcomesWithoutMoney")
    void a_charge_that_turns_out_to_have_moved_no_money_is_noted_and_needs_no_refund(
            PaymentOutcome outcome, EventFacts noted) {
        storeThatSaves();
        settlesAs(outcome);

        Exchange done = refund(anOrder().pending().expired().build());

        assertThat(done.getException()).isNull();
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
        assertThat(mocked(STORE).getReceivedCounter()).isOne();
        Order settled = done.getMessage().getBody(Order.class);
        assertThat(settled).isEqualTo(stored(0).after());
        assertThat(settled.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(settled.lastChange().facts()).isEqualTo(noted);
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
    }

    @Test
    void what_was_settled_and_could_not_be_noted_fails_the_compensation() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        settlesAs(new PaymentOutcome.Declined("card_declined", "Your card was declined."));
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(refund(anOrder().expired().build()).getException()).isSameAs(fault);
    }

    @ParameterizedTest
    @MethodSource("neverKnown")
    void while_it_is_not_known_how_the_charge_ended_nothing_is_refunded(AnOrder unknown) {
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        mocked(SETTLE).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = refund(unknown.build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    /** Whether the order says so or not: a hub may have died between asking and saying. */
    static Stream<AnOrder> neverKnown() {
        return Stream.of(anOrder().reserved().expired(), anOrder().pending().expired());
    }

    @Test
    void a_refund_without_an_answer_is_not_noted_and_comes_back() {
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        gatewayAnswers(Replies.failing(fault));

        Exchange done = refund(anOrder().rejectedByReviewer().build());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @MethodSource("refundsThatSettleNothing")
    void a_refund_that_did_not_go_through_in_full_is_not_noted(Processor answer) {
        gatewayAnswers(answer);

        Exchange done = refund(anOrder().rejectedByReviewer().build());

        assertThat(done.getException()).isInstanceOf(GatewayUnavailableException.class);
        assertThat(mocked(STORE).getReceivedCounter()).isZero();
    }

    static Stream<Processor> refundsThatSettleNothing() {
        return Stream.of(refunded("failed", TOTAL), refunded("canceled", TOTAL), refunded("succeeded", TOTAL - 1));
    }

    @Test
    void a_fault_of_the_store_fails_the_compensation_so_that_it_is_tried_again() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        gatewayAnswers(refunded("succeeded", TOTAL));
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(refund(anOrder().rejectedByReviewer().build()).getException())
                .isSameAs(fault);
    }

    @Test
    void a_fault_while_halting_fails_the_compensation() {
        IllegalStateException fault = new IllegalStateException("table is busy");
        mocked("direct:halt-order").whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(run("", Map.of("orderId", ORDER_ID)).getException()).isSameAs(fault);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
    }

    private void settlesAs(PaymentOutcome outcome) {
        mocked(SETTLE).whenAnyExchangeReceived(Replies.with(outcome));
    }

    private static Processor refunded(String status, long amount) {
        return Replies.with(new GatewayReply(
                200, AnAnswer.ofRefund(amount).withStatus(status).build()));
    }

    private void gatewayAnswers(Processor... answers) {
        for (int i = 0; i < answers.length; i++) {
            mocked(GATEWAY).whenExchangeReceived(i + 1, answers[i]);
        }
    }

    private Exchange refund(Order order) {
        mocked("direct:halt-order").whenAnyExchangeReceived(Replies.with(order));
        return run("", Map.of("orderId", ORDER_ID));
    }

    private GatewayRequest asked(int index) {
        return mocked(GATEWAY).getExchanges().get(index).getMessage().getBody(GatewayRequest.class);
    }

    private List<String> keysAsked() {
        return mocked(GATEWAY).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(GatewayRequest.class))
                .map(GatewayRequest::idempotencyKey)
                .toList();
    }
}
