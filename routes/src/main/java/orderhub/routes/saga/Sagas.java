package orderhub.routes.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a route asks about a saga. */
public interface Sagas {

    /**
     * Until when a saga that the exchange has joined can be completed; from then on it is compensated.
     *
     * @throws IllegalStateException when there is no such saga
     */
    Instant deadlineOf(@Nullable String sagaId);

    /** What the saga that carries an order means for it. */
    SagaState stateOf(@Nullable String sagaId);

    /** Whether no saga does anything more for its order by itself. */
    default boolean isLeftToOperators(@Nullable String sagaId) {
        SagaState state = stateOf(sagaId);
        return state == SagaState.NONE || state == SagaState.PARKED;
    }

    /**
     * Goes on only while the saga that carries an order runs.
     *
     * @throws SagaNotRunningException when it has ended, or is being ended
     */
    default void requireRunning(@Nullable String sagaId) {
        SagaState state = stateOf(sagaId);
        if (state != SagaState.RUNNING) {
            throw new SagaNotRunningException("saga " + sagaId + " is " + state);
        }
    }
}
