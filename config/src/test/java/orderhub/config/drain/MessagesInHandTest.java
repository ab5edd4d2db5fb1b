package orderhub.config.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class MessagesInHandTest {

    private static final String QUEUE = "https://sqs.test/000000000000/lane-standard";
    private static final ExecutionAttributes NO_ATTRIBUTES = new ExecutionAttributes();

    private final MessagesInHand inHand = new MessagesInHand();

    @Test
    void what_was_received_is_in_hand_until_it_is_deleted_or_put_back() {
        assertThat(receive("r-1", "r-2", "r-3")).hasSize(3);

        done(
                DeleteMessageRequest.builder()
                        .queueUrl(QUEUE)
                        .receiptHandle("r-1")
                        .build(),
                DeleteMessageResponse.builder().build());
        done(
                ChangeMessageVisibilityRequest.builder()
                        .queueUrl(QUEUE)
                        .receiptHandle("r-2")
                        .visibilityTimeout(4)
                        .build(),
                ChangeMessageVisibilityResponse.builder().build());

        assertThat(inHand.held()).containsExactly(new Held(QUEUE, "r-3"));
    }

    @Test
    void a_message_that_is_extended_stays_in_hand() {
        receive("r-1");

        done(
                ChangeMessageVisibilityBatchRequest.builder()
                        .queueUrl(QUEUE)
                        .entries(List.of(ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id("1")
                                .receiptHandle("r-1")
                                .visibilityTimeout(30)
                                .build()))
                        .build(),
                ChangeMessageVisibilityBatchResponse.builder().build());

        assertThat(inHand.held()).containsExactly(new Held(QUEUE, "r-1"));
    }

    @Test
    void what_comes_after_the_last_is_handed_back_and_seen_by_nobody() {
        List<Held> handedBack = new ArrayList<>();
        receive("r-1");

        inHand.takeNoMore(handedBack::addAll);

        assertThat(receive("r-2", "r-3")).isEmpty();
        assertThat(handedBack).containsExactly(new Held(QUEUE, "r-2"), new Held(QUEUE, "r-3"));
        assertThat(inHand.held()).as("work in hand goes on").containsExactly(new Held(QUEUE, "r-1"));
    }

    @Test
    void an_empty_poll_hands_nothing_back() {
        List<List<Held>> calls = new ArrayList<>();
        inHand.takeNoMore(calls::add);

        assertThat(receive()).isEmpty();
        assertThat(calls).isEmpty();
    }

    private List<Message> receive(String... receiptHandles) {
        ReceiveMessageResponse response = ReceiveMessageResponse.builder()
                .messages(Stream.of(receiptHandles)
                        .map(handle -> Message.builder().receiptHandle(handle).build())
                        .toList())
                .build();
        ReceiveMessageRequest request =
                ReceiveMessageRequest.builder().queueUrl(QUEUE).build();
        SdkResponse seen = inHand.modifyResponse(context(request, response), NO_ATTRIBUTES);
        return ((ReceiveMessageResponse) seen).messages();
    }

    private void done(SdkRequest request, SdkResponse response) {
        inHand.afterExecution(context(request, response), NO_ATTRIBUTES);
    }

    private static InterceptorContext context(SdkRequest request, SdkResponse response) {
        return InterceptorContext.builder().request(request).response(response).build();
    }
}
