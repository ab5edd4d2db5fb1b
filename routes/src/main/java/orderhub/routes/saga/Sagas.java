package orderhub.routes.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a route asks about a saga. */
public interface Sagas {

    /** What every saga service of Camel says when a step wants to join a saga that does not run. */
    String CANNOT_BEGIN = "Cannot begin: status is ";

    /**
     * Until when a saga that the exchange has joined can be completed; from then on it is compensated.
     *
     * @throws IllegalStateException when there is no such saga
     */
    Instant deadlineOf(@Nullable String sagaId);

    /** What the saga that carries an order means for it. */
    SagaState stateOf(@Nullable String sagaId);

    /**
     * Whether the saga that carries an order has given up. One that has ended, and whose order has not, is no such: another
     * is about to take the order over, and what the one before has asked may still be on its way.
     */
    default boolean isLeftToOperators(@Nullable String sagaId) {
        return stateOf(sagaId) == SagaState.PARKED;
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

    /**
     * Whether a fault only tells that a saga has gone, or goes, another way than the exchange that asked for it. It says
     * nothing about the message: the saga sees to the order, and the next look finds where it is.
     */
    default boolean isAboutSaga(Throwable fault) {
        String message = fault.getMessage();
        return fault instanceof SagaNotRunningException
                || (fault instanceof IllegalStateException && message != null && message.startsWith(CANNOT_BEGIN));
    }
}
