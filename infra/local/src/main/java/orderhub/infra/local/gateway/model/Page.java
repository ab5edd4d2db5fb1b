package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Lists run from the newest object to the oldest.
 *
 * @param limit at most this many objects, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 * @param startingAfter id of the last object already seen, or null to start with the newest
 */
public record Page(int limit, @Nullable String startingAfter) {

    /** Stripe's bounds and default for {@code limit}. */
    public static final int MIN_LIMIT = 1;

    /** See {@link #MIN_LIMIT}. */
    public static final int MAX_LIMIT = 100;

    /** See {@link #MIN_LIMIT}. */
    public static final int DEFAULT_LIMIT = 10;

    /** @throws IllegalArgumentException if the limit is out of bounds */
    public Page {
        if (limit < MIN_LIMIT || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit out of bounds: " + limit);
        }
    }
}
