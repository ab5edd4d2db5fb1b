package orderhub.routes.reads;

/**
 * Where a stream begins.
 *
 * @param after the version up to which the caller was told everything; 0 for the beginning
 * @param over whether that was all there will ever be
 */
public record Resume(int after, boolean over) {}
