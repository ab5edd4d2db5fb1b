package orderhub.schemas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on a dead-letter queue.
 *
 * @param messageId its id on that queue
 * @param sentAt when it was sent: by the hub as a dead letter, or, where the queue itself moved it, at first
 * @param body as it stands
 * @param death why it is there; null where the queue itself moved it, which says nothing
 * @param mendedBy the action by which an operator replaced its body; null when nobody did
 */
public record DeadLetter(
        String messageId,
        Instant sentAt,
        String body,
        @Nullable Death death,
        @Nullable String mendedBy) {}
