package orderhub.routes.saga;

import java.time.Instant;

/** Until when a saga can be completed; from then on it is compensated. */
@FunctionalInterface
public interface SagaDeadlines {

    /**
     * The deadline of a saga that the exchange has joined.
     *
     * @throws IllegalStateException when there is no such saga
     */
    Instant of(String sagaId);
}
