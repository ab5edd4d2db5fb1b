package orderhub.routes.batch;

/**
 * One order of a batch, as it was sent.
 *
 * @param index its place, from 0
 * @param json its text; whether that is JSON, and an order, is not known yet
 */
public record BatchOrder(int index, String json) {}
