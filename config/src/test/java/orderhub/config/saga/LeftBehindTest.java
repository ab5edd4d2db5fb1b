package orderhub.config.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orderhub.infra.saga.operations.SagaView;
import orderhub.infra.saga.operations.StepView;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftBehindTest {

    private static final String SAGA = "saga-1";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:resume-left-behind").to("mock:looked-at");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void the_order_of_a_saga_that_is_compensated_is_looked_at() throws Exception {
        MockEndpoint lookedAt = camel.getEndpoint("mock:looked-at", MockEndpoint.class);
        lookedAt.expectedMessageCount(1);

        leftBehind(id -> Optional.of(sagaOf(Map.of("orderId", "order-1")))).compensated(SAGA);

        lookedAt.assertIsSatisfied();
        Exchange exchange = lookedAt.getExchanges().get(0);
        assertThat(exchange.getMessage().getHeader("orderId")).isEqualTo("order-1");
        assertThat(exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION))
                .isEqualTo(SAGA);
    }

    @Test
    void a_saga_that_names_no_order_is_nobodys() {
        leftBehind(id -> Optional.of(sagaOf(Map.of()))).compensated(SAGA);
        leftBehind(id -> Optional.empty()).compensated(SAGA);

        assertThat(camel.getEndpoint("mock:looked-at", MockEndpoint.class).getReceivedCounter())
                .isZero();
    }

    /** Whoever ended the saga must not take that for a failure of its own. */
    @Test
    void what_goes_wrong_is_not_the_sagas() {
        LeftBehind withoutTable = leftBehind(id -> {
            throw new IllegalStateException("no table");
        });
        LeftBehind withoutCamel = new LeftBehind(id -> Optional.of(sagaOf(Map.of("orderId", "order-1"))), () -> {
            throw new IllegalStateException("not started");
        });

        assertThatCode(() -> withoutTable.compensated(SAGA)).doesNotThrowAnyException();
        assertThatCode(() -> withoutCamel.compensated(SAGA)).doesNotThrowAnyException();
    }

    private LeftBehind leftBehind(Function<String, Optional<SagaView>> sagas) {
        return new LeftBehind(sagas, () -> template);
    }

    private static SagaView sagaOf(Map<String, String> options) {
        StepView plain = new StepView(1, Instant.EPOCH, null, null, "DONE", 0, null, Map.of());
        StepView step = new StepView(2, Instant.EPOCH, "direct:release-stock", null, "DONE", 0, null, options);
        return new SagaView(
                SAGA,
                "COMPENSATED",
                "COMPENSATE",
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                1,
                null,
                List.of(plain, step),
                List.of(),
                null);
    }
}
