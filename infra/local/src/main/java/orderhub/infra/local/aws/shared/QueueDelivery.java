package orderhub.infra.local.aws.shared;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends to queues on behalf of another service. */
@FunctionalInterface
public interface QueueDelivery {
    /**
     * Sends every message, in order within a queue.
     *
     * @return one outcome a message, in the order given; never fails
     */
    CompletableFuture<List<Delivery>> deliver(List<QueueMessage> messages);
}
