package orderhub.infra.saga.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What a callback did is written as soon as the table can be written to again. */
class UnwrittenOutcomeTest {
    private static final int FAILURES = 3;

    @Test
    void a_callback_that_succeeded_is_not_called_again_because_that_could_not_be_written() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.lease(ofSeconds(10)));
        RefusedOutcomes refused = new RefusedOutcomes();
        try (DynamoDbClient dynamoDb = LocalDynamoDb.clientBuilder(LocalDynamoDb.endpoint())
                        .overrideConfiguration(client -> client.addExecutionInterceptor(refused))
                        .build();
                SagaWorld node = SagaWorld.with(camel -> DynamoDbSagaService.builder(dynamoDb)
                        .settings(table.settings())
                        .build())) {
            CamelSagaCoordinator saga = node.newSaga("a");
            saga.compensate(node.exchange()).join();
            assertThat(refused.left).hasValue(0);
            assertThat(node.calls().attempts("undo-a")).isEqualTo(1);
            assertThat(table.stored(saga.getId()).status()).isEqualTo(SagaStatus.COMPENSATED);
        }
    }

    private static final class RefusedOutcomes implements ExecutionInterceptor {
        final AtomicInteger left = new AtomicInteger(FAILURES);

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof UpdateItemRequest update
                    && update.expressionAttributeValues().containsValue(AttributeValue.fromS("DONE"))
                    && left.getAndUpdate(failures -> Math.max(0, failures - 1)) > 0) {
                throw SdkClientException.create("not reached");
            }
            return context.request();
        }
    }
}
