package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import orderhub.processors.lifecycle.Transition;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlePaymentRouteTest extends ApiRouteTest {

    private static final String REFUNDED = """
            {"operator": "kim", "reason": "ticket 4713", "outcome": "REFUNDED",
             "paymentId": "%s", "refundId": "%s"}""".formatted(AnOrderChange.PAYMENT_ID, AnOrderChange.REFUND_ID);

    private static final String STORE = "bean:settlements";

    private SagaState saga = SagaState.PARKED;

    SettlePaymentRouteTest() {
        super("settle-payment");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.unbind("sagas");
        registry.bind("sagas", new Sagas() {
            @Override
            public Instant deadlineOf(@Nullable String sagaId) {
                return DEADLINE;
            }

            @Override
            public SagaState stateOf(@Nullable String sagaId) {
                return SAGA_ID.equals(sagaId) ? saga : SagaState.NONE;
            }
        });
    }

    @Test
    void notes_on_the_order_how_its_payment_stands_and_who_said_so() throws Exception {
        Order unknown = unknown();
        Answers.body(mocked("direct:load-order"), unknown);
        storeThatSettles();
        mocked("direct:relay-aside").expectedMessageCount(1);
        mocked("direct:resume-order").expectedMessageCount(1);

        Exchange answer = settle(REFUNDED);

        assertThat(answer.getException()).isNull();
        Order settled = settled();
        assertThat(settled.version()).isEqualTo(unknown.version() + 1);
        assertThat(settled.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(settled.updatedAt()).isEqualTo(NOW);
        assertThat(settled.lastChange().facts())
                .isEqualTo(new EventFacts.Refunded(AnOrderChange.PAYMENT_ID, AnOrderChange.REFUND_ID, 2598));
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(settled);
        mocked("direct:relay-aside").assertIsSatisfied();
        mocked("direct:resume-order").assertIsSatisfied();
        assertThat(Answers.bodies(mocked("direct:resume-order"), Order.class)).containsExactly(settled);
        assertThat(Answers.bodies(mocked("direct:relay-aside"), Order.class)).containsExactly(settled);
    }

    @Test
    void said_again_it_changes_nothing_but_has_an_order_go_on_that_was_left_behind() throws Exception {
        mocked("direct:resume-order").expectedMessageCount(1);
        Order settled = anOrder().pending().expired().refunded().released().build();
        Answers.body(mocked("direct:load-order"), settled);

        Exchange answer = settle(REFUNDED);

        assertThat(answer.getException()).isNull();
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(settled);
        assertNotCalled(mocked(STORE), mocked("direct:relay-aside"));
        mocked("direct:resume-order").assertIsSatisfied();
    }

    @Test
    void answers_409_and_why_when_there_is_nothing_to_settle() {
        Answers.body(mocked("direct:load-order"), anOrder().paid().build());

        settle(REFUNDED);

        assertProblem("settlement-refused", 409);
        assertThat(problem().detail()).startsWith("The order is PAID");
        assertNothingDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operator\": \"kim\", \"outcome\": \"NOT_CHARGED\"}",
                "{\"operator\": \"kim\", \"reason\": \"because\", \"outcome\": \"PAID\"}",
                "{\"operator\": \"kim\", \"reason\": \"because\", \"outcome\": \"REFUNDED\", \"paymentId\": \"pi_1\"}"
            })
    void nobody_settles_without_saying_who_why_and_what(String body) {
        settle(body);

        assertProblem("invalid-request", 422);
        assertNotCalled(mocked("direct:load-order"));
        assertNothingDone();
    }

    @ParameterizedTest
    @EnumSource(names = "PARKED", mode = EnumSource.Mode.EXCLUDE)
    void a_payment_that_the_saga_still_asks_for_is_not_settled_by_hand(SagaState askedFor) {
        saga = askedFor;
        Answers.body(mocked("direct:load-order"), unknown());

        settle(REFUNDED);

        assertProblem("settlement-refused", 409);
        assertThat(problem().detail()).contains("when the saga is parked");
        assertNothingDone();
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-order"), new OrderNotFoundException());

        settle(REFUNDED);

        assertProblem("order-not-found", 404);
        assertNothingDone();
    }

    @Test
    void answers_409_when_the_order_changed_meanwhile() {
        Answers.body(mocked("direct:load-order"), unknown());
        Answers.fault(mocked(STORE), new OrderChangedException("order is at version 6, not 4"));

        settle(REFUNDED);

        assertProblem("order-changed", 409);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:resume-order"), mocked("direct:show-order"));
    }

    private static Order unknown() {
        return anOrder().pending().expired().carriedBy(SAGA_ID).build();
    }

    private void storeThatSettles() {
        mocked(STORE).whenAnyExchangeReceived(exchange -> {
            Order after =
                    exchange.getMessage().getMandatoryBody(Transition.class).after();
            exchange.getMessage().setBody(new SaveOutcome.Saved(after));
        });
    }

    /** What the store was to store, with who did it and why. */
    private Order settled() {
        assertThat(Answers.target(mocked(STORE))).contains("method=save", "variable.settlement");
        return Answers.bodies(mocked(STORE), Transition.class).get(0).after();
    }

    private Exchange settle(String body) {
        return call(body, Map.of("orderId", ORDER_ID));
    }

    private void assertNothingDone() {
        assertNotCalled(
                mocked(STORE),
                mocked("direct:relay-aside"),
                mocked("direct:resume-order"),
                mocked("direct:show-order"));
    }
}
