package orderhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemorySagaServiceTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemorySagaService sagas = new MemorySagaService();
    private final CountDownLatch callbacks = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        sagas.setMaxRetryAttempts(1);
        camel.addService(sagas);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:undo").process(exchange -> callbacks.countDown());
                from("direct:fail").errorHandler(noErrorHandler()).process(exchange -> {
                    callbacks.countDown();
                    throw new IllegalStateException("the gateway is down");
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void a_running_saga_is_found_by_its_id_and_an_unknown_one_is_not() throws Exception {
        CamelSagaCoordinator saga = begun("direct:undo");

        assertThat(sagas.getSaga(saga.getId()).get()).isSameAs(saga);
        assertThat(sagas.getSaga("unknown").get()).isNull();
    }

    @Test
    void a_completed_saga_is_forgotten() throws Exception {
        CamelSagaCoordinator saga = begun("direct:undo");

        saga.complete(exchange()).get();

        assertForgotten(saga);
    }

    @Test
    void a_saga_whose_compensation_failed_for_good_is_forgotten_so_that_another_can_undo_what_is_left()
            throws Exception {
        CamelSagaCoordinator saga = begun("direct:fail");

        saga.compensate(exchange()).get();

        assertThat(callbacks.await(10, TimeUnit.SECONDS)).isTrue();
        assertForgotten(saga);
    }

    @Test
    void a_saga_compensates_when_its_time_is_up() throws Exception {
        CamelSagaCoordinator saga = sagas.newSaga(exchange()).get();
        Endpoint undo = camel.getEndpoint("direct:undo");
        saga.beginStep(exchange(), new CamelSagaStep(undo, null, Map.of(), 10L)).get();

        assertThat(callbacks.await(10, TimeUnit.SECONDS)).isTrue();
        assertForgotten(saga);
    }

    @Test
    void thousands_of_sagas_can_wait_for_their_time_at_once() throws Exception {
        Endpoint undo = camel.getEndpoint("direct:undo");
        CamelSagaStep step = new CamelSagaStep(undo, null, Map.of(), TimeUnit.MINUTES.toMillis(15));
        for (int i = 0; i < 5_000; i++) {
            sagas.newSaga(exchange()).get().beginStep(exchange(), step).get();
        }

        CamelSagaCoordinator saga = begun("direct:undo");
        saga.compensate(exchange()).get();

        assertThat(callbacks.await(10, TimeUnit.SECONDS)).isTrue();
        assertForgotten(saga);
    }

    private CamelSagaCoordinator begun(String compensation) throws Exception {
        CamelSagaCoordinator saga = sagas.newSaga(exchange()).get();
        Endpoint undo = camel.getEndpoint(compensation);
        saga.beginStep(exchange(), new CamelSagaStep(undo, null, Map.of(), null))
                .get();
        return saga;
    }

    private void assertForgotten(CamelSagaCoordinator saga) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Optional.ofNullable(sagas.getSaga(saga.getId()).get()).isPresent() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(sagas.getSaga(saga.getId()).get()).isNull();
    }

    private Exchange exchange() {
        return new DefaultExchange(camel);
    }
}
