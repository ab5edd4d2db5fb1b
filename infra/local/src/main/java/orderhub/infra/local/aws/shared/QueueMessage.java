package orderhub.infra.local.aws.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a service sends to a queue.
 *
 * @param queueArn where to
 * @param body the text
 * @param groupId the FIFO group; null for a standard queue
 * @param deduplicationId the FIFO deduplication id; null leaves it to the queue's content-based deduplication
 * @param attributes by name; at most ten, as SQS allows
 */
public record QueueMessage(
        String queueArn,
        String body,
        @Nullable String groupId,
        @Nullable String deduplicationId,
        Map<String, MessageAttribute> attributes) {
    public QueueMessage {
        attributes = Map.copyOf(attributes);
    }
}
