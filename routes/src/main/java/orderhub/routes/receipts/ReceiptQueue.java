package orderhub.routes.receipts;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import orderhub.schemas.event.EventNotice;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** The queue on which the events come back. Deletes what is counted, many messages with one call, which the {@code aws2-sqs} component cannot. */
public final class ReceiptQueue {

    private final SqsClient sqs;

    public ReceiptQueue(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** The receipt for an event that came in the message with this handle. */
    public Receipt read(EventNotice event, String handle) {
        return new Receipt(handle, event.detail().timestamp().truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * Deletes them.
     *
     * @param receipts at most 10, which is what SQS takes
     * @throws ReceiptsNotDeletedException if some were not; they come again, and are counted once more
     */
    public void delete(List<Receipt> receipts, String queueUrl) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Receipt receipt : receipts) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipt.handle())
                    .build());
        }
        List<BatchResultErrorEntry> failed = sqs.deleteMessageBatch(
                        delete -> delete.queueUrl(queueUrl).entries(entries))
                .failed();
        if (!failed.isEmpty()) {
            throw new ReceiptsNotDeletedException(failed.size() + " of " + entries.size() + " receipts not deleted: "
                    + failed.stream()
                            .map(BatchResultErrorEntry::code)
                            .distinct()
                            .toList());
        }
    }
}
