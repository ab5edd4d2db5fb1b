package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One participant of a saga, and what became of its callback.
 *
 * @param number from 1, in the order of joining
 * @param joinedAt when it joined
 * @param compensation URI to call when the saga is undone, secrets masked; null for none
 * @param completion URI to call when the saga succeeds, secrets masked; null for none
 * @param state name of the callback's {@link orderhub.infra.saga.model.CallbackState}, or {@value #NONE}
 * @param attempts calls that failed, or whose owner died in them
 * @param problem why the last attempt failed; null while none has
 * @param options the callback's headers as text, bytes as base64. They may be personal data
 */
public record StepView(
        int number,
        Instant joinedAt,
        @Nullable String compensation,
        @Nullable String completion,
        String state,
        int attempts,
        @Nullable String problem,
        Map<String, String> options) {

    /** The state of a step that has no callback of the kind that was decided. */
    public static final String NONE = "NONE";

    public StepView {
        options = Map.copyOf(options);
    }
}
