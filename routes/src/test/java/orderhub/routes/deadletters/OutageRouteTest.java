package orderhub.routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.saga.SagaState;
import orderhub.routes.sqs.BackOff;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.StillSagas;
import orderhub.routes.testing.TestSettings;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** What the error policy of queues does with a message while SQS is well and something else is not. */
class OutageRouteTest extends RouteTest {

    private static final String QUEUE = "order-processing.fifo";

    private final InMemorySqs sqs = new InMemorySqs();

    OutageRouteTest() {
        super("answer-problem", List.of("answer-problem", "queue-errors"), Map.of());
    }

    @Override
    protected void bindOwn(Registry registry) {
        BackOff backOff = new BackOff(sqs, Duration.ofSeconds(1), Duration.ofSeconds(60), Map.of(), () -> 0);
        registry.unbind("backOff");
        registry.bind("backOff", backOff);
        registry.unbind("deadLetters");
        registry.bind(
                "deadLetters",
                new DeadLetters(
                        sqs,
                        TestSettings.deadLetters(),
                        backOff,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        meters,
                        new StillSagas(NOW, SagaState.RUNNING)));
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() throws Exception {
        RouteBuilder failing = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:queue-errors").routeConfigurationId("queue-errors").process(exchange -> {
                    throw exchange.getProperty("fault", Exception.class);
                });
            }
        };
        return Stream.concat(Stream.of(super.createRouteBuilders()), Stream.of(failing))
                .toArray(RoutesBuilder[]::new);
    }

    static Stream<Exception> outages() {
        DynamoDbException.Builder down = DynamoDbException.builder();
        down.statusCode(500);
        EventBridgeException.Builder throttled = EventBridgeException.builder();
        throttled.statusCode(400);
        throttled.awsErrorDetails(
                AwsErrorDetails.builder().errorCode("ThrottlingException").build());
        SnsException.Builder refused = SnsException.builder();
        refused.statusCode(403);
        return Stream.of(
                SdkClientException.create("no route"),
                (Exception) down.build(),
                (Exception) throttled.build(),
                (Exception) refused.build(),
                new GatewayUnavailableException("answered 503"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_message_waits_its_longest_wait_as_often_as_its_queue_allows(Exception outage) {
        Exchange message = fail(outage, 499);

        assertThat(message.getException()).isSameAs(outage);
        assertThat(sqs.calls).containsExactly("backOff " + QUEUE + " receipt-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 499})
    void a_message_that_fails_by_itself_is_given_up_and_says_why(int receives) {
        fail(new IllegalStateException("nobody knows why"), receives);

        assertThat(sqs.calls).containsExactly("send order-processing-dlq.fifo", "delete " + QUEUE + " receipt-1");
    }

    private Exchange fail(Exception fault, int receives) {
        Sqs2Configuration configuration = new Sqs2Configuration();
        configuration.setQueueUrl("https://sqs.test/000000000000/" + QUEUE);
        Exchange exchange = DefaultExchange.newFromEndpoint(
                new Sqs2Endpoint("aws2-sqs:q", new Sqs2Component(context), configuration));
        exchange.setProperty("fault", fault);
        exchange.getMessage().setBody("as it came");
        exchange.getMessage().setHeader("CamelAwsSqsReceiptHandle", "receipt-1");
        exchange.getMessage().setHeader("ApproximateReceiveCount", Integer.toString(receives));
        return template.send("direct:queue-errors", exchange);
    }
}
