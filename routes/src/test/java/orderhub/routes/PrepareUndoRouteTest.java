package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.saga.SagaNotRunningException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSagas;
import orderhub.schemas.order.Order;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;

class PrepareUndoRouteTest extends RouteTest {

    private static final String STORE = "bean:orderStore";
    private static final String CONFIRM = "direct:confirm-saga";
    private static final String RELEASE = "direct:release-stock";
    private static final String REFUND = "direct:refund-payment";

    PrepareUndoRouteTest() {
        super("prepare-undo", List.of("prepare-undo", "prepare-refund"), Map.of());
    }

    @Override
    protected void cleanupResources() {
        sagas().forgetTimeouts();
    }

    @Test
    void what_is_done_first_is_undone_last() throws InterruptedException {
        CamelSagaCoordinator saga = sagas().begin();
        List<String> undone = new CopyOnWriteArrayList<>();
        undoing(RELEASE, undone, saga);
        undoing(REFUND, undone, saga);

        Exchange done = run(anOrder().build(), Map.of(SAGA, saga.getId()));
        sagas().compensate(saga);

        mocked(RELEASE).assertIsSatisfied();
        mocked(REFUND).assertIsSatisfied();
        assertThat(done.getException()).isNull();
        assertThat(undone).containsExactly(REFUND, RELEASE);
    }

    @Test
    void when_the_saga_completes_everything_stays_as_it_is() {
        CamelSagaCoordinator saga = sagas().begin();
        run(anOrder().build(), Map.of(SAGA, saga.getId()));

        sagas().complete(saga);

        assertThat(sagas().isOpen(saga.getId())).isFalse();
        assertThat(mocked(RELEASE).getReceivedCounter()).isZero();
        assertThat(mocked(REFUND).getReceivedCounter()).isZero();
    }

    @Test
    void a_new_order_is_stored_with_its_saga_when_its_stock_is_and_not_before() {
        run(anOrder().build(), Map.of(SAGA, sagas().begin().getId()));

        assertThat(mocked(STORE).getReceivedCounter()).isZero();
        assertThat(mocked(CONFIRM).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_whose_saga_is_gone_is_taken_over_before_anything_else_is_done() {
        CamelSagaCoordinator saga = sagas().begin();
        Order takenOver = anOrder().reserved().carriedBy(saga.getId()).build();

        Exchange done = run(takenOver, Map.of(SAGA, saga.getId()));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(takenOver);
        assertThat(Answers.bodies(mocked(STORE), Order.class)).containsExactly(takenOver);
        assertThat(Answers.target(mocked(STORE))).contains("method=takeOver", "variable.sagaBefore");
        assertThat(Answers.bodies(mocked(CONFIRM), Order.class))
                .as("its saga may have been undone before the order was its own")
                .containsExactly(takenOver);
    }

    @Test
    void an_order_whose_new_saga_was_undone_before_it_was_taken_over_fails() {
        SagaNotRunningException fault = new SagaNotRunningException("saga is NONE");
        mocked(CONFIRM).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done =
                run(anOrder().reserved().build(), Map.of(SAGA, sagas().begin().getId()));

        assertThat(done.getException()).isSameAs(fault);
    }

    @Test
    void an_order_that_changed_meanwhile_is_not_taken_over() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        mocked(STORE).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done =
                run(anOrder().reserved().build(), Map.of(SAGA, sagas().begin().getId()));

        assertThat(done.getException()).isSameAs(fault);
    }

    @Test
    void nothing_is_prepared_outside_of_a_saga_or_in_one_that_is_being_undone() {
        CamelSagaCoordinator saga = sagas().begin();
        sagas().compensate(saga);

        assertThat(run(anOrder().build(), Map.of()).getException()).isInstanceOf(CamelExchangeException.class);
        assertThat(run(anOrder().build(), Map.of(SAGA, saga.getId())).getException())
                .isInstanceOf(IllegalStateException.class);
    }

    private void undoing(String uri, List<String> undone, CamelSagaCoordinator saga) {
        MockEndpoint mock = mocked(uri);
        mock.expectedMessageCount(1);
        mock.expectedHeaderReceived("orderId", ORDER_ID);
        mock.expectedHeaderReceived(SAGA, saga.getId());
        mock.whenAnyExchangeReceived(exchange -> undone.add(uri));
    }

    private TestSagas sagas() {
        return new TestSagas(context);
    }
}
