package orderhub.infra.saga.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Errors, such as a class that is missing, are told like exceptions: nothing hangs, and nothing ends silently. */
@Timeout(30)
class ErrorsTest {
    private static final String AUTO = "direct:auto";

    @Test
    void a_route_whose_option_cannot_be_loaded_fails() {
        try (SagaWorld node = SagaTestTable.create().node()) {
            node.routes(routes -> routes.from(AUTO)
                    .saga()
                    .option("broken", new ExpressionAdapter() {
                        @Override
                        public Object evaluate(Exchange exchange) {
                            throw new NoClassDefFoundError("Missing");
                        }
                    })
                    .to("call:acted"));
            assertThat(node.send(AUTO, Map.of()).getException()).hasRootCauseInstanceOf(NoClassDefFoundError.class);
            assertThat(node.calls().names()).isEmpty();
        }
    }

    @Test
    void a_listener_that_breaks_keeps_no_saga_from_ending() {
        SagaTestTable table = SagaTestTable.create();
        SagaListener broken = new SagaListener() {
            @Override
            public void started(String sagaId) {
                throw new AssertionError("broken");
            }

            @Override
            public void completed(String sagaId) {
                throw new StackOverflowError();
            }
        };
        try (DynamoDbClient dynamoDb = LocalDynamoDb.client();
                SagaWorld node = SagaWorld.with(camel -> DynamoDbSagaService.builder(dynamoDb)
                        .settings(table.settings())
                        .listener(broken)
                        .build())) {
            node.routes(
                    routes -> routes.from(AUTO).saga().completion("call:done").to("call:acted"));
            assertThat(node.send(AUTO, Map.of()).getException()).isNull();
            node.awaitCalls("acted", "done");
        }
    }

    @Test
    void a_sweep_that_breaks_is_not_the_last() {
        SagaTestTable table = SagaTestTable.create();
        BreakingQueries breaking = new BreakingQueries();
        try (DynamoDbClient dynamoDb = LocalDynamoDb.clientBuilder(LocalDynamoDb.endpoint())
                        .overrideConfiguration(client -> client.addExecutionInterceptor(breaking))
                        .build();
                SagaWorld node = SagaWorld.with(camel -> DynamoDbSagaService.builder(dynamoDb)
                        .settings(table.settings())
                        .build())) {
            node.await().untilAsserted(() -> assertThat(breaking.left.get()).isNegative());
            try (SagaWorld other = table.node()) {
                // Another node begins it, so that only the sweep can find it.
                other.newSaga()
                        .beginStep(other.exchange(), other.step("a", ofSeconds(2)))
                        .join();
            }
            node.sagas().registerStep(node.step("a"));
            node.awaitCalls("undo-a");
        }
    }

    /** The first few queries cannot be made, for want of a class. */
    private static final class BreakingQueries implements ExecutionInterceptor {
        final AtomicInteger left = new AtomicInteger(2);

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof QueryRequest && left.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("Missing");
            }
            return context.request();
        }
    }
}
