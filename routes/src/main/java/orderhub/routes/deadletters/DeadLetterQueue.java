package orderhub.routes.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * A queue and the one on which its dead letters lie.
 *
 * @param source name of the queue that messages come from
 * @param name of its dead-letter queue
 * @param contract that a body of it meets, as in {@code commands/process-order}
 * @param receives after how many receives the hub gives a message up that fails by itself, and not because a service is out
 *     of reach; below the queue's maxReceiveCount, so that the hub says why before the queue itself moves it
 * @param longestWaitS the longest wait between two of them, in seconds; null for the usual one
 */
public record DeadLetterQueue(
        String source,
        String name,
        String contract,
        int receives,
        @Nullable Integer longestWaitS) {

    /** Whether the two are FIFO queues; SQS takes it from the name. */
    boolean fifo() {
        return name.endsWith(".fifo");
    }
}
