package orderhub.routes.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A redrive, as operators see it.
 *
 * @param redriveId by which it is asked about
 * @param queue the dead-letter queue
 * @param operator who started it
 * @param reason why
 * @param state where it is
 * @param perSecond how many messages a second at most
 * @param sent how many went back
 * @param failed how many could not be sent and stay where they are
 * @param startedAt when
 * @param updatedAt when it was heard of last
 * @param stoppedBy who asked it to stop; null when nobody did
 */
public record RedriveView(
        String redriveId,
        String queue,
        String operator,
        String reason,
        RedriveState state,
        int perSecond,
        int sent,
        int failed,
        Instant startedAt,
        Instant updatedAt,
        @Nullable String stoppedBy) {}
