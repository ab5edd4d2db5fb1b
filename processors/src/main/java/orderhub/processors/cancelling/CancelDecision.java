package orderhub.processors.cancelling;

import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.order.Order;

/** What calling an order off comes to. */
public sealed interface CancelDecision {

    /** The decision as one word, for a route to branch on. */
    Result result();

    /** What it can come to. */
    enum Result {
        STOPS,
        STANDS,
        REFUSED
    }

    /** It stops the order. */
    record Stops(Transition transition) implements CancelDecision {
        @Override
        public Result result() {
            return Result.STOPS;
        }
    }

    /** It was called off before. Whoever said so first is whom it is told of. */
    record Stands(Order order) implements CancelDecision {
        @Override
        public Result result() {
            return Result.STANDS;
        }
    }

    /**
     * It is too late.
     *
     * @param why for people
     */
    record Refused(String why) implements CancelDecision {
        @Override
        public Result result() {
            return Result.REFUSED;
        }
    }
}
