package orderhub.routes.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import orderhub.schemas.deadletter.CauseGroup;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;
import org.jspecify.annotations.Nullable;

/** What operators are shown. */
final class Views {

    private Views() {}

    /** All dead-letter queues. */
    record Queues(List<Queue> queues) {}

    /**
     * A dead-letter queue; SQS counts approximately.
     *
     * @param name of the dead-letter queue
     * @param source name of the queue that its messages come from
     * @param visible messages that can be looked at
     * @param inFlight messages that somebody has in hand at this moment
     */
    record Queue(String name, String source, int visible, int inFlight) {}

    /**
     * Messages of a queue, without their bodies, which may be personal.
     *
     * @param complete false when there may be more than are shown
     */
    record Letters(String queue, List<Letter> messages, boolean complete) {}

    /** One of them. */
    record Letter(
            String messageId,
            Instant sentAt,
            int bodyBytes,
            @Nullable Death death,
            @Nullable String mendedBy) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.messageId(),
                    letter.sentAt(),
                    letter.body().getBytes(StandardCharsets.UTF_8).length,
                    letter.death(),
                    letter.mendedBy());
        }
    }

    /**
     * The messages of a queue by cause.
     *
     * @param complete false when there may be more than were looked through
     */
    record Causes(String queue, List<CauseGroup> causes, boolean complete) {}

    /**
     * A message whose body was replaced.
     *
     * @param actionId under which it is kept who did it
     * @param messageId the id that it has now
     */
    record Mended(String queue, String actionId, String messageId) {}
}
