package orderhub.infra.saga.property;

import java.time.Duration;
import java.util.List;
import orderhub.infra.saga.model.Goal;

/** One line of a random program. Nodes, sagas and the like are numbers that wrap around what there is. */
sealed interface Action {

    /** Begins a saga. */
    record Begin(int node) implements Action {}

    /**
     * Joins a saga.
     *
     * @param compensation whether the step asks for one
     * @param completion whether the step asks for one
     * @param timeout the step's own; zero for none
     * @param failures how often its callbacks fail before they succeed
     */
    record Join(int node, int saga, boolean compensation, boolean completion, Duration timeout, int failures)
            implements Action {}

    /** Completes or compensates a saga. */
    record End(int node, int saga, Goal goal) implements Action {}

    /** Lets time pass for all. */
    record Advance(Duration duration) implements Action {}

    /** A node looks for sagas that are due. */
    record Sweep(int node) implements Action {}

    /** A node sees to what it expected to become due by now. */
    record Timers(int node) implements Action {}

    /** A node dies where it stands, and a new one takes its place. */
    record Restart(int node) implements Action {}

    /**
     * Something goes wrong at one of a node's next writes.
     *
     * @param write which one; 0 is the next
     * @param meanwhile what others do at that moment
     * @param act what the node does then, so that there is a write
     */
    record Trouble(int node, int write, Fault fault, List<Action> meanwhile, Action act) implements Action {}

    /** What goes wrong with a write. */
    enum Fault {
        /** The node dies before it. */
        DIES_BEFORE,
        /** The node dies after it. */
        DIES_AFTER,
        /** It is not made, and the node is told that it cannot be. */
        FAILS,
        /** It is made, and the node is told that it cannot be. */
        ANSWER_LOST,
        /** It is made, its answer is lost, and the SDK makes it again. */
        MADE_TWICE,
        /** Others do something before it. */
        MEANWHILE_BEFORE,
        /** Others do something after it, before the node knows. */
        MEANWHILE_AFTER,
        /** Others do something, and then the node is told that it cannot be made, although it was. */
        ANSWER_LOST_AFTER_OTHERS,
        /** Others do something between the write and its repetition. */
        MADE_TWICE_AROUND_OTHERS;

        /** Whether the node learns in the end what became of its write. */
        boolean isHarmless() {
            return switch (this) {
                case MADE_TWICE, MADE_TWICE_AROUND_OTHERS, MEANWHILE_BEFORE, MEANWHILE_AFTER -> true;
                case DIES_BEFORE, DIES_AFTER, FAILS, ANSWER_LOST, ANSWER_LOST_AFTER_OTHERS -> false;
            };
        }
    }
}
