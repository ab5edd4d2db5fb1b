package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSagas;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;

/** The route {@code complete-saga} of {@code ship-order} with real sagas. */
class CompleteSagaTest extends RouteTest {

    CompleteSagaTest() {
        super("ship-order", List.of("complete-saga"), Map.of());
        camelContextConfiguration.withMockEndpointsAndSkip("(aws2-|direct:(//)?(load|relay)|bean:|http:).*");
    }

    @Test
    void closes_the_saga_that_carried_the_order() {
        CamelSagaCoordinator saga = new TestSagas(context).begin();

        Exchange done = complete(anOrder().shipped().carriedBy(saga.getId()).build());

        assertThat(done.getException()).isNull();
        assertThat(new TestSagas(context).isOpen(saga.getId())).isFalse();
    }

    @Test
    void a_saga_that_is_closed_already_is_no_failure() {
        CamelSagaCoordinator saga = new TestSagas(context).begin();
        new TestSagas(context).complete(saga);

        Exchange done = complete(anOrder().shipped().carriedBy(saga.getId()).build());

        assertThat(done.getException()).isNull();
    }

    @Test
    void a_saga_that_is_gone_is_no_failure() {
        Order shipped = anOrder().shipped().carriedBy("saga-of-long-ago").build();

        Exchange done = complete(shipped);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(shipped);
    }

    @Test
    void a_saga_that_is_being_undone_is_no_failure() {
        CamelSagaCoordinator saga = new TestSagas(context).begin();
        new TestSagas(context).compensate(saga);

        Exchange done = complete(anOrder().shipped().carriedBy(saga.getId()).build());

        assertThat(done.getException()).isNull();
    }

    private Exchange complete(Order order) {
        return template.request(
                "direct:complete-saga", exchange -> exchange.getMessage().setBody(order));
    }
}
