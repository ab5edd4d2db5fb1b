package orderhub.infra.saga.model;

import java.time.Duration;

/**
 * Is told what happens to sagas on this node, for metrics and alarms. Each end of a saga is told on one node, once, by
 * the one whose write ended it. Called on the thread that does the work: it should be quick. What it throws is logged.
 */
public interface SagaListener {

    /** The first step of a saga joined here. */
    default void started(String sagaId) {}

    /** All completion callbacks have succeeded. */
    default void completed(String sagaId) {}

    /** All compensation callbacks have succeeded. */
    default void compensated(String sagaId) {}

    /** A callback failed until its last attempt. Somebody should look at it: nothing else will happen to this saga. */
    default void parked(Saga saga) {}

    /** This node took over a saga whose owner died, or calls the compensations of one whose deadline has passed. */
    default void recovered(String sagaId) {}

    /** A callback was called. */
    default void called(Goal goal, Duration took, boolean succeeded) {}

    /** What is stored under the id cannot be read. It was put aside: somebody should look at it. */
    default void quarantined(String sagaId, String reason) {}
}
