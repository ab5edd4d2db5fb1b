package orderhub.config.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class DrainQueuesTest {

    @Test
    void queues_are_not_polled_any_more_while_other_routes_go_on() throws Exception {
        SqsClient sqs = new EmptyQueues();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("sqs", sqs);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("aws2-sqs://lane?amazonSQSClient=#sqs&queueUrl=https://sqs.test/lane")
                            .routeId("takes-messages")
                            .to("direct:handle");
                    from("direct:handle").routeId("handles").log("handled");
                }
            });
            context.start();

            new DrainQueues(sqs, new MessagesInHand(Clock.systemUTC()), Duration.ofMinutes(1))
                    .onContextStopping(context);

            assertThat(ServiceHelper.isSuspended(
                            context.getRoute("takes-messages").getConsumer()))
                    .isTrue();
            assertThat(ServiceHelper.isStarted(context.getRoute("handles").getConsumer()))
                    .isTrue();
        }
    }

    private static final class EmptyQueues implements SqsClient {

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            return ReceiveMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
