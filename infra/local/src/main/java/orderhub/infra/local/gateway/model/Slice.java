package orderhub.infra.local.gateway.model;

import java.util.List;

/**
 * The part of a list that a {@link Page} asked for.
 *
 * @param data newest first
 * @param hasMore whether older objects follow
 */
public record Slice<T>(List<T> data, boolean hasMore) {

    /** Copies the list. */
    public Slice {
        data = List.copyOf(data);
    }
}
