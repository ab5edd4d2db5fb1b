package orderhub.infra.saga.run;

import org.jspecify.annotations.Nullable;

/** Why a callback failed, short enough to be stored. */
final class Problem {
    private static final int MAX_CHARACTERS = 200;

    private Problem() {}

    static String of(@Nullable Throwable fault) {
        if (fault == null) {
            return "Unknown";
        }
        String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
        String text = fault.getClass().getSimpleName() + message;
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    }
}
