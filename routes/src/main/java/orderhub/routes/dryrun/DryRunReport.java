package orderhub.routes.dryrun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a message would have fared.
 *
 * @param succeeds whether it would be handled, as far as that can be told without writing
 * @param exception class of the failure, without its package; null where there is none
 * @param message of the failure, without values; null where there is none
 * @param effects what would have been done, in that order, until it failed
 * @param notTried what a dry run cannot know
 */
public record DryRunReport(
        boolean succeeds,
        @Nullable String exception,
        @Nullable String message,
        List<Effect> effects,
        String notTried) {

    /** Conditions are evaluated by the table when it writes; what the gateway would say only the gateway knows. */
    private static final String NOT_TRIED =
            "Conditions of writes are taken to hold, stock to be there, and the gateway to say yes.";

    public DryRunReport {
        effects = List.copyOf(effects);
    }

    /** It would be handled. */
    public static DryRunReport success(List<Effect> effects) {
        return new DryRunReport(true, null, null, effects, NOT_TRIED);
    }

    /** It would fail, after these effects. */
    public static DryRunReport failure(String exception, String message, List<Effect> effects) {
        return new DryRunReport(false, exception, message, effects, NOT_TRIED);
    }
}
