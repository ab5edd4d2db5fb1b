package orderhub.infra.saga.cost;

import java.util.List;
import java.util.Map;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Sagas of three steps, each with one short option, as an order has them.
 *
 * <p>The least possible: each join has to be durable before its effect, and so has the decision before the first
 * callback and the end after the last; one saga enters the index once and leaves it once. That callbacks which have
 * succeeded are not called again when a node dies takes a write after each but the last; that somebody looks after the
 * lease, and not only after the deadline, takes a move in the index.
 */
enum Scenario {
    COMPLETED("completed, with compensations only", Goal.COMPLETE, false),
    COMPLETED_WITH_CALLBACKS("completed, with completions as well", Goal.COMPLETE, true),
    COMPENSATED("compensated", Goal.COMPENSATE, false);

    final String description;
    private final Goal goal;
    private final boolean completions;

    Scenario(String description, Goal goal, boolean completions) {
        this.description = description;
        this.goal = goal;
        this.completions = completions;
    }

    /** What it may take. */
    Cost budget() {
        return this == COMPLETED ? new Cost(0, 4, 4, 2) : new Cost(0, 7, 7, 4);
    }

    /** What nothing of the kind can do without. */
    Cost least() {
        return this == COMPLETED ? new Cost(0, 4, 4, 2) : new Cost(0, 5, 5, 2);
    }

    /** What one saga takes once the node knows the signing key. */
    Cost measured() {
        TestTable table = new TestTable();
        Meter meter = new Meter();
        try (DefaultCamelContext camel = new DefaultCamelContext(false)) {
            DynamoDbSagaService service = DynamoDbSagaService.builder(meter)
                    .settings(table.settings())
                    .build();
            camel.disableJMX();
            camel.build();
            camel.addService(service);
            camel.addRoutes(callbacks());
            camel.start();
            service.newSaga(new DefaultExchange(camel)).join();
            meter.reset();
            run(camel, service);
            return meter.cost();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void run(DefaultCamelContext camel, DynamoDbSagaService service) {
        Exchange exchange = new DefaultExchange(camel);
        CamelSagaCoordinator saga = service.newSaga(exchange).join();
        for (String step : List.of("order", "stock", "payment")) {
            saga.beginStep(exchange, step(camel, step)).join();
        }
        (goal == Goal.COMPLETE ? saga.complete(exchange) : saga.compensate(exchange)).join();
    }

    private CamelSagaStep step(DefaultCamelContext camel, String name) {
        Endpoint compensation = camel.getEndpoint("direct:undo-" + name);
        @Nullable Endpoint completion = completions ? camel.getEndpoint("direct:finish-" + name) : null;
        return new CamelSagaStep(
                compensation,
                completion,
                Map.of("orderId", ExpressionBuilder.constantExpression("order-0123456789")),
                null);
    }

    private static RouteBuilder callbacks() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String step : List.of("order", "stock", "payment")) {
                    from("direct:undo-" + step).setBody(constant(true));
                    from("direct:finish-" + step).setBody(constant(true));
                }
            }
        };
    }
}
