package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.SagaRoutes;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What follows from an operator's action on nodes that work. */
class OperatedSagasTest {
    private static final String WHO = "ada";
    private static final String WHY = "the shop is back";

    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final SagaSettings settings = SagaSettings.builder()
            .table(LocalDynamoDb.newTable())
            .sweepEvery(Duration.ofMillis(100))
            .maxAttempts(2)
            .firstBackoff(Duration.ofMillis(1))
            .build();
    private final CamelContext camel = new DefaultCamelContext();
    private final SagaRoutes routes = new SagaRoutes();
    private final DynamoDbSagaService service =
            DynamoDbSagaService.builder(dynamoDb).settings(settings).build();
    private final SagaOperations operations = service.operations();

    @BeforeEach
    void start() throws Exception {
        SagaTable.createIfMissing(dynamoDb, settings.table());
        camel.addService(service);
        camel.addRoutes(routes);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        dynamoDb.close();
    }

    @Test
    void compensates_a_running_saga_soon() throws Exception {
        routes.refusing.set(false);
        undone().expectedMessageCount(1);
        String id = SagaRoutes.begin(camel);
        assertThat(operations.compensateNow(id, WHO, WHY)).isInstanceOf(ActionResult.Done.class);
        awaitStatus(id, "COMPENSATED");
        undone().assertIsSatisfied();
    }

    @Test
    void calls_a_parked_sagas_callback_again_soon() throws Exception {
        String id = parked();
        undone().expectedHeaderReceived("customer", "c-1");
        routes.refusing.set(false);
        assertThat(operations.retryNow(id, WHO, WHY)).isInstanceOf(ActionResult.Done.class);
        awaitStatus(id, "COMPENSATED");
        undone().assertIsSatisfied();
        assertThat(operations.show(id).orElseThrow().audit()).hasSize(2);
    }

    @Test
    void ends_a_saga_whose_failed_callback_is_skipped_soon() throws Exception {
        String id = parked();
        undone().expectedMessageCount(0);
        assertThat(operations.skipStep(id, 1, WHO, "undone by hand")).isInstanceOf(ActionResult.Done.class);
        awaitStatus(id, "COMPENSATED");
        undone().assertIsSatisfied();
        assertThat(operations.show(id).orElseThrow().expiresAt()).isNotNull();
    }

    @Test
    void counts_on_a_thread_of_the_node() {
        parked();
        Awaitility.await().untilAsserted(() -> assertThat(operations.census().map(SagaCensus::parked))
                .contains(1L));
        assertThat(operations.longestOverdue()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void works_for_a_service_that_joins_a_context_that_is_started() throws Exception {
        String id = SagaRoutes.begin(camel);
        camel.stop();
        routes.refusing.set(false);
        CamelContext later = new DefaultCamelContext();
        try {
            later.start();
            later.addService(
                    DynamoDbSagaService.builder(dynamoDb).settings(settings).build());
            later.addRoutes(routes);
            operations.compensateNow(id, WHO, WHY);
            awaitStatus(id, "COMPENSATED");
        } finally {
            later.stop();
        }
    }

    private String parked() {
        String id = SagaRoutes.begin(camel);
        operations.compensateNow(id, WHO, "the order was a mistake");
        awaitStatus(id, "PARKED");
        return id;
    }

    private void awaitStatus(String id, String status) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(operations.show(id).orElseThrow().status()).isEqualTo(status));
    }

    private MockEndpoint undone() {
        return camel.getEndpoint(SagaRoutes.UNDONE, MockEndpoint.class);
    }
}
