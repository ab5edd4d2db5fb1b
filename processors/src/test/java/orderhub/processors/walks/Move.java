package orderhub.processors.walks;

/** A step of one of the orders. */
record Move(int order, Step step) {}
