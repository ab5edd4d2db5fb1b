package orderhub.routes.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;

class ReceiptQueueTest {

    private static final List<Receipt> TWO =
            List.of(new Receipt("handle-a", Instant.EPOCH), new Receipt("handle-b", Instant.EPOCH));

    private final List<DeleteMessageBatchRequest> asked = new ArrayList<>();
    private DeleteMessageBatchResponse answer =
            DeleteMessageBatchResponse.builder().build();

    private final ReceiptQueue queue = new ReceiptQueue(new SqsClient() {
        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            asked.add(request);
            return answer;
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    });

    @Test
    void deletes_all_with_one_call() {
        queue.delete(TWO, "the-queue");

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.queueUrl()).isEqualTo("the-queue");
            assertThat(request.entries())
                    .extracting(DeleteMessageBatchRequestEntry::receiptHandle)
                    .containsExactly("handle-a", "handle-b");
            assertThat(request.entries())
                    .extracting(DeleteMessageBatchRequestEntry::id)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void says_which_of_them_were_not_deleted_although_the_call_succeeded() {
        answer = DeleteMessageBatchResponse.builder()
                .failed(BatchResultErrorEntry.builder()
                        .id("1")
                        .code("ReceiptHandleIsInvalid")
                        .build())
                .build();

        assertThatExceptionOfType(ReceiptsNotDeletedException.class)
                .isThrownBy(() -> queue.delete(TWO, "the-queue"))
                .withMessage("1 of 2 receipts not deleted: [ReceiptHandleIsInvalid]");
    }
}
