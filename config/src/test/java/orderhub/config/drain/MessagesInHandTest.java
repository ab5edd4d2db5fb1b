package orderhub.config.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class MessagesInHandTest {

    private static final String QUEUE = "https://sqs.test/000000000000/lane-standard";
    private static final int VISIBILITY_S = 8;
    private static final ExecutionAttributes NO_ATTRIBUTES = new ExecutionAttributes();

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final MessagesInHand inHand = new MessagesInHand(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

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
    void messages_that_are_deleted_or_put_back_together_are_no_longer_in_hand() {
        receive("r-1", "r-2", "r-3");

        done(
                DeleteMessageBatchRequest.builder()
                        .queueUrl(QUEUE)
                        .entries(DeleteMessageBatchRequestEntry.builder()
                                .id("1")
                                .receiptHandle("r-1")
                                .build())
                        .build(),
                DeleteMessageBatchResponse.builder().build());
        hide("r-2", 0);

        assertThat(inHand.held()).containsExactly(new Held(QUEUE, "r-3"));
    }

    @Test
    void a_message_whose_visibility_timeout_has_passed_is_in_hand_no_more() {
        receive("r-1");

        now = now.plusSeconds(VISIBILITY_S - 1);
        assertThat(inHand.held()).hasSize(1);

        now = now.plusSeconds(1);
        assertThat(inHand.held()).isEmpty();
    }

    @Test
    void a_message_that_is_extended_stays_in_hand() {
        receive("r-1");
        now = now.plusSeconds(VISIBILITY_S / 2);

        hide("r-1", VISIBILITY_S);

        now = now.plusSeconds(VISIBILITY_S - 1);
        assertThat(inHand.held()).containsExactly(new Held(QUEUE, "r-1"));
    }

    @Test
    void a_message_that_was_let_go_is_not_taken_again_by_a_late_extension() {
        receive("r-1");
        done(
                DeleteMessageRequest.builder()
                        .queueUrl(QUEUE)
                        .receiptHandle("r-1")
                        .build(),
                DeleteMessageResponse.builder().build());

        hide("r-1", VISIBILITY_S);

        assertThat(inHand.held()).isEmpty();
    }

    @Test
    void what_comes_after_the_last_is_in_hand_and_seen_by_nobody() {
        receive("r-1");

        inHand.takeNoMore();

        assertThat(receive("r-2", "r-3")).isEmpty();
        assertThat(inHand.held())
                .containsExactlyInAnyOrder(new Held(QUEUE, "r-1"), new Held(QUEUE, "r-2"), new Held(QUEUE, "r-3"));
    }

    private List<Message> receive(String... receiptHandles) {
        ReceiveMessageResponse response = ReceiveMessageResponse.builder()
                .messages(Stream.of(receiptHandles)
                        .map(handle -> Message.builder().receiptHandle(handle).build())
                        .toList())
                .build();
        ReceiveMessageRequest request = ReceiveMessageRequest.builder()
                .queueUrl(QUEUE)
                .visibilityTimeout(VISIBILITY_S)
                .build();
        SdkResponse seen = inHand.modifyResponse(context(request, response), NO_ATTRIBUTES);
        return ((ReceiveMessageResponse) seen).messages();
    }

    private void hide(String receiptHandle, int seconds) {
        done(
                ChangeMessageVisibilityBatchRequest.builder()
                        .queueUrl(QUEUE)
                        .entries(ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id("1")
                                .receiptHandle(receiptHandle)
                                .visibilityTimeout(seconds)
                                .build())
                        .build(),
                ChangeMessageVisibilityBatchResponse.builder().build());
    }

    private void done(SdkRequest request, SdkResponse response) {
        inHand.afterExecution(context(request, response), NO_ATTRIBUTES);
    }

    private static InterceptorContext context(SdkRequest request, SdkResponse response) {
        return InterceptorContext.builder().request(request).response(response).build();
    }
}
