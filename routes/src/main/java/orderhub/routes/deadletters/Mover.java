package orderhub.routes.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Moves messages from one queue to another: sends first, deletes what was sent and nothing else. A message that was sent
 * and could not be deleted is on both queues. If this mover meets it again, it only deletes it. Another mover cannot know,
 * and sends it again: a FIFO queue takes it as the same for five minutes, and the hub's consumers look at the order or
 * claim the event; whoever reads a channel's queue gets it twice.
 */
final class Mover {

    /** SQS takes this much in one batch; the least that it ever allowed. */
    private static final int MAX_BATCH_BYTES = 262_144;

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    private final SqsClient sqs;
    private final String from;
    private final String to;
    private final boolean fifo;
    private final Set<String> sentNotDeleted = new HashSet<>();

    Mover(SqsClient sqs, String from, String to, boolean fifo) {
        this.sqs = sqs;
        this.from = from;
        this.to = to;
        this.fifo = fifo;
    }

    /** Moves at most ten messages, in their order; gives those that were not sent. */
    List<Message> move(List<Message> messages) {
        List<Message> toSend = new ArrayList<>(messages);
        toSend.removeIf(message -> sentNotDeleted.contains(message.messageId()));
        List<Message> notSent = new ArrayList<>();
        for (List<Message> batch : batches(toSend)) {
            notSent.addAll(send(batch));
        }
        List<Message> sent = new ArrayList<>(messages);
        sent.removeAll(notSent);
        delete(sent);
        return notSent;
    }

    private List<Message> send(List<Message> batch) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                .mapToObj(i -> entry(i, batch.get(i)))
                .toList();
        try {
            return refused(
                    batch,
                    sqs.sendMessageBatch(send -> send.queueUrl(to).entries(entries))
                            .failed());
        } catch (SdkException e) {
            LOG.warn("{} takes no dead letters back: {}", to, e.getMessage());
            return batch;
        }
    }

    /** The same message twice within five minutes is one to a FIFO queue, by the id that it had as a dead letter. */
    private SendMessageBatchRequestEntry entry(int index, Message message) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(message.body());
        if (fifo) {
            entry.messageGroupId(message.attributes()
                            .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId()))
                    .messageDeduplicationId("redrive-" + message.messageId());
        }
        return entry.build();
    }

    private void delete(List<Message> sent) {
        if (sent.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, sent.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(sent.get(i).receiptHandle())
                        .build())
                .toList();
        List<Message> left;
        try {
            left = refused(
                    sent,
                    sqs.deleteMessageBatch(delete -> delete.queueUrl(from).entries(entries))
                            .failed());
        } catch (SdkException e) {
            left = sent;
        }
        if (!left.isEmpty()) {
            LOG.warn("{} dead letters were sent back and not deleted from {}", left.size(), from);
        }
        sent.forEach(message -> sentNotDeleted.remove(message.messageId()));
        left.forEach(message -> sentNotDeleted.add(message.messageId()));
    }

    private static List<Message> refused(List<Message> batch, List<BatchResultErrorEntry> failed) {
        return failed.stream()
                .map(entry -> batch.get(Integer.parseInt(entry.id())))
                .toList();
    }

    private static List<List<Message>> batches(List<Message> messages) {
        List<List<Message>> batches = new ArrayList<>();
        int bytes = MAX_BATCH_BYTES;
        for (Message message : messages) {
            int size = message.body().getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MAX_BATCH_BYTES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.get(batches.size() - 1).add(message);
            bytes += size;
        }
        return batches;
    }
}
