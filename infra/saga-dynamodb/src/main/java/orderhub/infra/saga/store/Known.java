package orderhub.infra.saga.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a saga without asking. It may be out of date: it only decides which write is tried first.
 *
 * @param mayBegin whether the id is young enough for its saga to have no item yet
 * @param deadline the saga's deadline; null when no step is known to have joined
 * @param completions whether a step is known to have a completion callback
 * @param compensations whether a step is known to have a compensation callback
 */
public record Known(boolean mayBegin, @Nullable Instant deadline, boolean completions, boolean compensations) {

    /** Nothing but the age of the id. */
    public static Known nothing(boolean mayBegin) {
        return new Known(mayBegin, null, false, false);
    }

    /** After a step has joined. */
    public Known joined(Instant newDeadline, boolean completion, boolean compensation) {
        return new Known(mayBegin, newDeadline, completions || completion, compensations || compensation);
    }
}
