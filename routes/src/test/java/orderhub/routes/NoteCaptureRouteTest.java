package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

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
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class NoteCaptureRouteTest extends RouteTest {

    private static final String GATEWAY = "direct:call-gateway";
    private static final String STORE = "bean:orderStore";
    private static final long TOTAL = 2598;
    private static final Order STOPPED = anOrder().pending().expired().build();

    NoteCaptureRouteTest() {
        super("note-capture");
    }

    @Test
    void notes_what_was_captured() {
        storeThatSaves();

        Exchange done = note();

        assertThat(done.getException()).isNull();
        assertThat(stored(0).after().lastChange().facts())
                .isEqualTo(new EventFacts.Paid(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, TOTAL, "card"));
        assertThat(stored(0).after().updatedAt()).isEqualTo(NOW);
        assertThat(stored(0).stock()).isInstanceOf(StockEffect.None.class);
        assertThat(done.getMessage().getBody(Order.class)).isEqualTo(stored(0).after());
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
    }

    @Test
    void what_cannot_be_noted_because_the_order_was_changed_is_given_back_at_once_and_looked_at_again() {
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(new OrderChangedException("somebody else was faster")));
        mocked(GATEWAY)
                .whenAnyExchangeReceived(Replies.with(
                        new GatewayReply(200, AnAnswer.ofRefund(TOTAL).build())));

        Exchange done = note();

        assertThat(done.getException())
                .isInstanceOf(OrderChangedException.class)
                .hasMessageContaining(ORDER_ID);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isOne();
        GatewayRequest refund =
                mocked(GATEWAY).getExchanges().get(0).getMessage().getBody(GatewayRequest.class);
        assertThat(refund.path()).isEqualTo("/v1/refunds");
        assertThat(refund.idempotencyKey()).isEqualTo(ORDER_ID + "/refund");
        assertThat(refund.fields()).containsEntry("payment_intent", AnOrderChange.PAYMENT_ID);
    }

    @Test
    void a_gateway_that_does_not_give_back_then_is_a_fault() {
        GatewayUnavailableException fault = new GatewayUnavailableException("no answer");
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(new OrderChangedException("somebody else was faster")));
        mocked(GATEWAY).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(note().getException()).isSameAs(fault);
    }

    @Test
    void a_table_that_cannot_be_reached_is_a_fault_and_nothing_is_given_back_before_it_is_noted() {
        SdkClientException fault = SdkClientException.create("no route");
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(note().getException()).isSameAs(fault);
        assertThat(mocked(GATEWAY).getReceivedCounter()).isZero();
    }

    private Exchange note() {
        return template.request("direct:note-capture", exchange -> {
            exchange.setVariable(
                    "captured",
                    new PaymentOutcome.Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, TOTAL));
            exchange.getMessage().setBody(STOPPED);
        });
    }
}
