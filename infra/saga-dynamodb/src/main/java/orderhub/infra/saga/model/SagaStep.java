package orderhub.infra.saga.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One participant of a saga, as of its joining, and what became of its callback.
 *
 * @param joinId tells this join from an identical one, so that a repeated write is not a second join
 * @param joinedAt when it joined
 * @param compensation URI to call when the saga is undone; null for none
 * @param completion URI to call when the saga succeeds; null for none
 * @param options headers of the callback, evaluated at the join; see {@link OptionValues} for the types
 * @param callback what became of the callback
 * @param attempts calls that failed, or whose owner died in them
 * @param problem why the last attempt failed; null while none has
 */
public record SagaStep(
        String joinId,
        Instant joinedAt,
        @Nullable String compensation,
        @Nullable String completion,
        Map<String, Object> options,
        CallbackState callback,
        int attempts,
        @Nullable String problem) {

    /** Longest problem that is kept; a longer one is cut off. */
    public static final int MAX_PROBLEM_CHARACTERS = 200;

    public SagaStep {
        options = Map.copyOf(options);
    }

    /** A step that joins now. */
    public static SagaStep joining(
            String joinId,
            Instant now,
            @Nullable String compensation,
            @Nullable String completion,
            Map<String, Object> options) {
        return new SagaStep(joinId, now, compensation, completion, options, CallbackState.WAITING, 0, null);
    }

    SagaStep done() {
        return with(CallbackState.DONE, attempts, problem);
    }

    SagaStep failed(String because, int maxAttempts) {
        boolean last = attempts + 1 >= maxAttempts;
        String kept = because.substring(0, Math.min(because.length(), MAX_PROBLEM_CHARACTERS));
        return with(last ? CallbackState.FAILED : CallbackState.WAITING, attempts + 1, kept);
    }

    SagaStep skipped() {
        return with(CallbackState.SKIPPED, attempts, problem);
    }

    SagaStep again() {
        return callback == CallbackState.FAILED ? with(CallbackState.WAITING, 0, problem) : this;
    }

    private SagaStep with(CallbackState newState, int newAttempts, @Nullable String newProblem) {
        return new SagaStep(joinId, joinedAt, compensation, completion, options, newState, newAttempts, newProblem);
    }
}
