package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.SagaStatus;

/** What became of a join. */
public sealed interface Join {

    /**
     * The step is part of the saga.
     *
     * @param deadline the saga's, now that the step has joined
     * @param first whether it is the saga's first step
     */
    record Joined(Instant deadline, boolean first) implements Join {}

    /** The saga does not run any more. */
    record NotRunning(SagaStatus status) implements Join {}

    /** The saga runs, but its deadline has passed: it is to be compensated. */
    record Late() implements Join {}

    /** The saga has as many steps as it may have. */
    record Full(int steps) implements Join {}

    /** There is no such saga, or no more. */
    record Unknown() implements Join {}
}
