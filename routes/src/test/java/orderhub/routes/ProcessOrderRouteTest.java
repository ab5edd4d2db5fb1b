package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSagas;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessOrderRouteTest extends RouteTest {

    private static final String RESERVE = "direct:reserve-stock";
    private static final String CHARGE = "direct:charge-payment";
    private static final String DISPATCH = "direct:dispatch-order";
    private static final String PREPARE = "direct:prepare-undo";
    private static final String UNDO = "saga:compensate";

    ProcessOrderRouteTest() {
        super("process-order");
    }

    @Test
    void reserves_then_charges_then_dispatches_each_on_what_the_one_before_left() {
        List<String> steps = new ArrayList<>();
        step(steps, RESERVE, anOrder().reserved().build());
        step(steps, CHARGE, anOrder().paid().build());
        step(steps, DISPATCH, anOrder().dispatched(Lane.STANDARD).build());

        Exchange done = run(anOrder().build(), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Order.class))
                .isEqualTo(anOrder().dispatched(Lane.STANDARD).build());
        assertThat(steps)
                .containsExactly(
                        RESERVE + " an order that is CREATED",
                        CHARGE + " an order that is RESERVED",
                        DISPATCH + " an order that is PAID");
    }

    @Test
    void begins_a_saga_for_an_order_that_has_none_and_the_order_carries_its_id() {
        run(anOrder().build(), Map.of());

        String saga = received(RESERVE).getMessage().getHeader(SAGA, String.class);
        assertThat(saga).isNotNull();
        assertThat(bodyOf(PREPARE)).isEqualTo(anOrder().carriedBy(saga).build());
        assertThat(bodyOf(RESERVE)).isEqualTo(anOrder().carriedBy(saga).build());
        assertThat(sagas().isOpen(saga)).isTrue();
    }

    @Test
    void joins_the_saga_that_carries_the_order_already() {
        CamelSagaCoordinator saga = sagas().begin();

        run(anOrder().carriedBy(saga.getId()).reserved().build(), Map.of(SAGA, saga.getId()));

        assertThat(bodyOf(CHARGE).sagaId()).isEqualTo(saga.getId());
        assertThat(received(CHARGE).getMessage().getHeader(SAGA)).isEqualTo(saga.getId());
        assertThat(mocked(PREPARE).getReceivedCounter()).isZero();
    }

    @Test
    void begins_another_saga_when_the_one_before_is_gone() {
        run(anOrder().carriedBy("saga-of-long-ago").reserved().build(), Map.of(SAGA, "saga-of-long-ago"));

        String saga = received(CHARGE).getMessage().getHeader(SAGA, String.class);
        assertThat(saga).isNotNull().isNotEqualTo("saga-of-long-ago");
        assertThat(bodyOf(PREPARE).sagaId()).isEqualTo(saga);
        assertThat(bodyOf(CHARGE).sagaId()).isEqualTo(saga);
    }

    @Test
    void a_saga_that_is_being_undone_is_not_joined_again() {
        CamelSagaCoordinator saga = sagas().begin();
        sagas().compensate(saga);

        Exchange done = run(anOrder().carriedBy(saga.getId()).reserved().build(), Map.of(SAGA, saga.getId()));

        assertThat(done.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot begin");
        assertThat(mocked(RESERVE).getReceivedCounter()).isZero();
        assertThat(mocked(CHARGE).getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @MethodSource("refusedOrders")
    void compensates_the_saga_of_a_refused_order(AnOrder refused) {
        mocked(CHARGE).whenAnyExchangeReceived(Replies.with(refused.build()));

        Exchange done = run(anOrder().reserved().build(), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(mocked(UNDO).getReceivedCounter()).isOne();
        assertThat(received(UNDO).getMessage().getHeader(SAGA))
                .isNotNull()
                .isEqualTo(received(CHARGE).getMessage().getHeader(SAGA));
    }

    static Stream<AnOrder> refusedOrders() {
        return Stream.of(
                anOrder().outOfStock(),
                anOrder().declined(),
                anOrder().rejectedByReviewer(),
                anOrder().paid().expired());
    }

    @ParameterizedTest
    @MethodSource("ordersUnderWay")
    void leaves_the_saga_open_for_the_far_end_otherwise(AnOrder underWay) {
        mocked(DISPATCH).whenAnyExchangeReceived(Replies.with(underWay.build()));

        run(anOrder().paid().build(), Map.of());

        String saga = received(DISPATCH).getMessage().getHeader(SAGA, String.class);
        assertThat(sagas().isOpen(saga)).isTrue();
        assertThat(mocked(UNDO).getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> ordersUnderWay() {
        return Stream.of(
                anOrder().dispatched(Lane.DIGITAL),
                anOrder().inReview(),
                anOrder().shipped());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void only_the_orders_next_step_is_taken(AnOrder order, List<String> taken) {
        run(order.build(), Map.of());

        assertThat(Stream.of(RESERVE, CHARGE, DISPATCH)
                        .filter(step -> mocked(step).getReceivedCounter() > 0))
                .containsExactlyElementsOf(taken);
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(anOrder(), List.of(RESERVE)),
                Arguments.of(anOrder().reserved(), List.of(CHARGE)),
                Arguments.of(anOrder().paid(), List.of(DISPATCH)),
                Arguments.of(anOrder().approved(), List.of(DISPATCH)),
                Arguments.of(anOrder().inReview(), List.of()),
                Arguments.of(anOrder().dispatched(Lane.DIGITAL), List.of()),
                Arguments.of(anOrder().shipped(), List.of()),
                Arguments.of(anOrder().outOfStock(), List.of()),
                Arguments.of(anOrder().declined(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("faultySteps")
    void a_fault_in_a_step_fails_and_leaves_the_saga_open_to_be_tried_again(AnOrder order, String faulty) {
        IllegalStateException fault = new IllegalStateException("not now");
        mocked(faulty).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = run(order.build(), Map.of());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(UNDO).getReceivedCounter()).isZero();
        String saga = received(faulty).getMessage().getHeader(SAGA, String.class);
        assertThat(sagas().isOpen(saga)).isTrue();
    }

    static Stream<Arguments> faultySteps() {
        return Stream.of(
                Arguments.of(anOrder(), RESERVE),
                Arguments.of(anOrder().reserved(), CHARGE),
                Arguments.of(anOrder().paid(), DISPATCH));
    }

    @Test
    void nothing_is_done_when_its_undoing_could_not_be_prepared() {
        IllegalStateException fault = new IllegalStateException("not now");
        mocked(PREPARE).whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = run(anOrder().build(), Map.of());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(mocked(RESERVE).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_that_is_to_be_undone_is_left_to_its_saga_and_no_step_is_taken() {
        CamelSagaCoordinator saga = sagas().begin();

        run(anOrder().declined().carriedBy(saga.getId()).build(), Map.of(SAGA, saga.getId()));

        assertThat(received(UNDO).getMessage().getHeader(SAGA)).isEqualTo(saga.getId());
        assertThat(Stream.of(PREPARE, RESERVE, CHARGE, DISPATCH)
                        .filter(step -> mocked(step).getReceivedCounter() > 0))
                .isEmpty();
    }

    private void step(List<String> steps, String uri, Order after) {
        mocked(uri).whenAnyExchangeReceived(exchange -> {
            Order before = exchange.getMessage().getBody(Order.class);
            steps.add(uri + " an order that is " + before.status());
            exchange.getMessage().setBody(after);
        });
    }

    private Exchange received(String uri) {
        return mocked(uri).getExchanges().get(0);
    }

    private Order bodyOf(String uri) {
        return received(uri).getMessage().getBody(Order.class);
    }

    private TestSagas sagas() {
        return new TestSagas(context);
    }
}
