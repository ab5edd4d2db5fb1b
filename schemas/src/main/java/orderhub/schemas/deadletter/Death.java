package orderhub.schemas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why and when the hub gave a message up.
 *
 * @param exception class of the last failure, without its package
 * @param message of the last failure, without values and of bounded length
 * @param route that failed
 * @param queue that the message came from
 * @param receives how often it had been received
 * @param firstReceived when it was received first; null where the queue did not say
 * @param orderId the order that it is about; null when it did not get that far
 * @param messageId its id on the queue that it came from
 * @param at when it was given up
 */
public record Death(
        String exception,
        String message,
        String route,
        String queue,
        int receives,
        @Nullable Instant firstReceived,
        @Nullable String orderId,
        String messageId,
        Instant at) {}
