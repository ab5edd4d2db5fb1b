package orderhub.infra.saga.run;

import orderhub.infra.saga.model.SagaStep;
import org.jspecify.annotations.Nullable;

/** Why a callback failed, short enough to be stored. */
final class Problem {
    private Problem() {}

    static String of(@Nullable Throwable fault) {
        if (fault == null) {
            return "Unknown";
        }
        String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
        String text = fault.getClass().getSimpleName() + message;
        return text.substring(0, Math.min(text.length(), SagaStep.MAX_PROBLEM_CHARACTERS));
    }
}
