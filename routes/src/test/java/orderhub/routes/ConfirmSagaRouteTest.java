package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.saga.SagaNotRunningException;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmSagaRouteTest extends RouteTest {

    private static final String HALT = "direct:halt-order";

    private final Order reserved = anOrder().reserved().carriedBy(SAGA_ID).build();
    private SagaState state = SagaState.RUNNING;

    ConfirmSagaRouteTest() {
        super("confirm-saga");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.unbind("sagas");
        registry.bind("sagas", new Sagas() {
            @Override
            public Instant deadlineOf(@Nullable String sagaId) {
                return NOW;
            }

            @Override
            public SagaState stateOf(@Nullable String sagaId) {
                return state;
            }
        });
    }

    @Test
    void an_order_whose_saga_runs_goes_on() {
        Exchange done = confirm();

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(reserved);
        assertThat(mocked(HALT).getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void an_order_whose_saga_was_undone_before_it_held_anything_is_stopped_and_comes_back(SagaState undone) {
        state = undone;

        Exchange done = confirm();

        assertThat(mocked(HALT).getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(SAGA))
                .containsExactly(SAGA_ID);
        assertThat(done.getException()).isInstanceOf(SagaNotRunningException.class);
    }

    @Test
    void a_fault_while_it_is_stopped_fails_the_exchange() {
        state = SagaState.NONE;
        OrderChangedException fault = new OrderChangedException("stopped by its saga at this very moment");
        mocked(HALT).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(confirm().getException()).isSameAs(fault);
    }

    private Exchange confirm() {
        return run(reserved, Map.of("orderId", reserved.orderId(), SAGA, SAGA_ID));
    }
}
