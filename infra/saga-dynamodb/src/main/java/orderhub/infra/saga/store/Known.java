package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of a saga without asking. It may be out of date: it only decides which write is tried first.
 *
 * @param untold whether nobody but this node can know the id yet, so that nobody can have ended its saga
 * @param mayBegin whether the id is young enough for its saga to have no item yet
 * @param deadline the saga's deadline; null when no step is known to have joined
 * @param completions whether a step is known to have a completion callback
 * @param compensations whether a step is known to have a compensation callback
 */
public record Known(
        boolean untold, boolean mayBegin, @Nullable Instant deadline, boolean completions, boolean compensations) {

    /** A saga that this node has just begun. */
    public static Known begun() {
        return new Known(true, true, null, false, false);
    }

    /** Nothing but the age of the id. */
    public static Known nothing(boolean mayBegin) {
        return new Known(false, mayBegin, null, false, false);
    }

    /** All that its item tells; whether it may begin is no question any more. */
    public static Known of(Saga saga) {
        return new Known(
                false, false, saga.deadline(), saga.hasCallbacks(Goal.COMPLETE), saga.hasCallbacks(Goal.COMPENSATE));
    }

    /** The same, at another time. */
    public Known mayBegin(boolean now) {
        return new Known(untold, now, deadline, completions, compensations);
    }

    /** After a step has joined. */
    public Known joined(Instant newDeadline, boolean completion, boolean compensation) {
        return new Known(false, mayBegin, newDeadline, completions || completion, compensations || compensation);
    }
}
