package orderhub.routes.testing;

import java.time.Instant;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import org.jspecify.annotations.Nullable;

/**
 * Sagas that all have the same deadline.
 *
 * @param deadline the deadline
 * @param state of every saga that an order names; an order that names none has none
 */
public record StillSagas(Instant deadline, SagaState state) implements Sagas {

    @Override
    public Instant deadlineOf(@Nullable String sagaId) {
        return deadline;
    }

    @Override
    public SagaState stateOf(@Nullable String sagaId) {
        return sagaId == null ? SagaState.NONE : state;
    }
}
