package orderhub.routes.saga;

/** What a saga means for the order that it carries. */
public enum SagaState {
    /** There is none, or it has ended: an order that has not ended needs another. */
    NONE,
    /** The order may go on. */
    RUNNING,
    /** It is decided how it ends, and the saga sees to that on its own. */
    DECIDED,
    /** It is decided how it ends, and the saga has given up: an operator sees to that. */
    PARKED
}
