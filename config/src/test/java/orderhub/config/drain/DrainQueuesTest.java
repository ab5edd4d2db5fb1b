package orderhub.config.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class DrainQueuesTest {

    private final MessagesInHand inHand = new MessagesInHand(Clock.systemUTC());
    private final List<Integer> received = new ArrayList<>();

    @Test
    void who_else_receives_is_told_before_nothing_comes_any_more() throws IOException {
        DrainQueues drain =
                new DrainQueues(new TakingBack(), inHand, Duration.ofMinutes(1), () -> received.add(receiveOne()));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            drain.onContextStopping(context);
            received.add(receiveOne());
            drain.onContextStopped(context);
        }

        assertThat(received).containsExactly(1, 0);
    }

    @Test
    void queues_are_not_polled_any_more_while_other_routes_go_on() throws Exception {
        SqsClient sqs = new TakingBack();
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

            new DrainQueues(sqs, inHand, Duration.ofMinutes(1), () -> {}).onContextStopping(context);

            assertThat(ServiceHelper.isSuspended(
                            context.getRoute("takes-messages").getConsumer()))
                    .isTrue();
            assertThat(ServiceHelper.isStarted(context.getRoute("handles").getConsumer()))
                    .isTrue();
        }
    }

    private int receiveOne() {
        ReceiveMessageRequest request = ReceiveMessageRequest.builder()
                .queueUrl("https://sqs.test/000000000000/lane-express-dlq")
                .visibilityTimeout(30)
                .build();
        ReceiveMessageResponse response = ReceiveMessageResponse.builder()
                .messages(Message.builder().receiptHandle("r-1").build())
                .build();
        InterceptorContext context =
                InterceptorContext.builder().request(request).response(response).build();
        return ((ReceiveMessageResponse) inHand.modifyResponse(context, new ExecutionAttributes()))
                .messages()
                .size();
    }

    /** Queues without a message, which take back what was in hand. */
    private static final class TakingBack implements SqsClient {

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            return ReceiveMessageResponse.builder().build();
        }

        @Override
        public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            return ChangeMessageVisibilityBatchResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
