package orderhub.infra.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbSagaServiceTest {
    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final SagaSettings settings =
            SagaSettings.builder().table(LocalDynamoDb.newTable()).build();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void routes() throws Exception {
        SagaTable.createIfMissing(dynamoDb, settings.table());
        camel.addService(
                DynamoDbSagaService.builder(dynamoDb).settings(settings).build());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .saga()
                        .compensation("mock:undo-order")
                        .completion("mock:done-order")
                        .option("id", header("id"))
                        .to("direct:pay")
                        .to("mock:end");
                from("direct:pay")
                        .saga()
                        .propagation(SagaPropagation.MANDATORY)
                        .compensation("mock:undo-pay")
                        .option("amount", header("amount"))
                        .choice()
                        .when(header("fail").isNotNull())
                        .throwException(new IllegalArgumentException("declined"));
                from("direct:late")
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .timeout(Duration.ofMillis(300))
                        .compensation("mock:undo-late")
                        .to("mock:started");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        dynamoDb.close();
    }

    @Test
    void completes() throws Exception {
        mock("done-order").expectedHeaderReceived("id", "o-1");
        mock("done-order").expectedMessageCount(1);
        mock("undo-order").expectedMessageCount(0);
        Exchange out = send("direct:order", "id", "o-1", "amount", 12L);
        assertThat(out.getException()).isNull();
        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void compensates_in_reverse_order_with_typed_options() throws Exception {
        mock("undo-order").expectedHeaderReceived("id", "o-1");
        mock("undo-pay").expectedHeaderReceived("amount", 12L);
        mock("done-order").expectedMessageCount(0);
        Exchange out = send("direct:order", "id", "o-1", "amount", 12L, "fail", true);
        assertThat(out.getException()).hasMessage("declined");
        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void times_out() throws Exception {
        mock("undo-late").expectedMessageCount(1);
        Exchange out = send("direct:late", "a", "b");
        String id = out.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
        MockEndpoint.assertIsSatisfied(camel);
        SagaStore store = new SagaStore(dynamoDb, settings, () -> new byte[32]);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        store.get(id).orElseThrow().status())
                .isEqualTo(SagaStatus.COMPENSATED));
        assertThatThrownBy(() -> camel.createFluentProducerTemplate()
                        .to("saga:complete")
                        .withHeader(Exchange.SAGA_LONG_RUNNING_ACTION, id)
                        .request())
                .hasRootCauseMessage("Cannot complete: status is COMPENSATED");
    }

    private MockEndpoint mock(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    private Exchange send(String uri, Object... headers) {
        var template = camel.createFluentProducerTemplate().to(uri);
        for (int i = 0; i < headers.length; i += 2) {
            template.withHeader((String) headers[i], headers[i + 1]);
        }
        return template.send();
    }
}
