package orderhub.infra.saga.run;

import orderhub.infra.saga.model.SagaStatus;

/** How far a run through a saga's callbacks got. */
public sealed interface Finished {

    /** All callbacks succeeded, or an operator took their place. */
    record Ended(SagaStatus status) implements Finished {}

    /** A callback failed until its last attempt; an operator has to act. */
    record Parked(String problem) implements Finished {}

    /** This node let go; whoever finds the saga due goes on. */
    record HandedBack(String reason) implements Finished {}

    /** Another node has taken over. */
    record Lost() implements Finished {}
}
