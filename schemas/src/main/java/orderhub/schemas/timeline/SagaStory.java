package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sees to it that an order ends, one way or the other.
 *
 * @param status name of where it is
 * @param goal COMPLETE or COMPENSATE; null before that is decided
 * @param because why it was decided; null when its route asked for it
 * @param deadline it is undone if it still runs then; null for one that cannot be read
 * @param nextAttemptAt when a callback is called again; null when none waits
 * @param steps in the order of joining; they are undone from the last to the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SagaStory(
        String sagaId,
        String status,
        @Nullable String goal,
        @Nullable String because,
        @Nullable Instant deadline,
        @Nullable Instant nextAttemptAt,
        List<Step> steps) {

    public SagaStory {
        steps = List.copyOf(steps);
    }

    /**
     * One that takes part.
     *
     * @param number from 1
     * @param undo the route that undoes it; null for none
     * @param state name of how far its callback is
     * @param attempts calls that failed
     * @param problem why the last one did; null while none has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            int number,
            Instant joinedAt,
            @Nullable String undo,
            String state,
            int attempts,
            @Nullable String problem) {}
}
