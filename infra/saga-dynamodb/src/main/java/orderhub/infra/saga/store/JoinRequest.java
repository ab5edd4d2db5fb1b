package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.SagaStep;
import org.jspecify.annotations.Nullable;

/**
 * A step that wants to join.
 *
 * @param step the step
 * @param latest the deadline that the step asks for; null when it asks for none
 * @param otherwise the deadline of a saga that begins with a step that asks for none
 * @param now a saga whose deadline is not after it takes no step any more
 */
public record JoinRequest(SagaStep step, @Nullable Instant latest, Instant otherwise, Instant now) {

    /** The saga's deadline once the step has joined, given what it is before; null when no step has joined yet. */
    Instant deadlineWith(@Nullable Instant deadline) {
        if (latest == null) {
            return deadline == null ? otherwise : deadline;
        }
        return deadline == null || latest.isBefore(deadline) ? latest : deadline;
    }
}
