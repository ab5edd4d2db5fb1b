package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A service that is added to a context that runs already. */
class LateServiceTest {

    @Test
    void it_looks_for_sagas_after_each_start_of_the_context() throws Exception {
        SagaTestTable table = SagaTestTable.create();
        CamelContext camel = new DefaultCamelContext();
        try (DynamoDbClient dynamoDb = LocalDynamoDb.client()) {
            camel.disableJMX();
            camel.start();
            DynamoDbSagaService service = DynamoDbSagaService.builder(dynamoDb)
                    .settings(table.settings())
                    .build();
            camel.addService(service);
            assertTimesOut(table, camel, service);
            camel.stop();
            camel.addService(service);
            camel.start();
            assertTimesOut(table, camel, service);
        } finally {
            camel.stop();
        }
    }

    /** Another node began it, so that only a sweep can find it. */
    private static void assertTimesOut(SagaTestTable table, CamelContext camel, DynamoDbSagaService service) {
        CamelSagaStep step = new CamelSagaStep(
                camel.getEndpoint("mock:undo"),
                null,
                Map.of(),
                Duration.ofSeconds(1).toMillis());
        service.registerStep(step);
        CamelSagaCoordinator saga;
        try (SagaWorld other = table.node()) {
            saga = other.newSaga();
            saga.beginStep(new DefaultExchange(other.camel()), step).join();
        }
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(table.stored(saga.getId()).status()).isEqualTo(SagaStatus.COMPENSATED));
    }
}
