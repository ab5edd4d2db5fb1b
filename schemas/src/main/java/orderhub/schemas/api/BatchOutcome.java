package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order of a batch: what a request for it alone would have been answered.
 *
 * @param index its place in the batch, from 0
 * @param status the HTTP status
 * @param location path of the order; null if there is none
 * @param replayed whether it had been placed before, by the same batch; null if there is no order
 * @param order the order as an {@link OrderView}; null if there is none
 * @param problem why not, as a {@link Problem}; null if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchOutcome(
        int index,
        int status,
        @Nullable String location,
        @Nullable Boolean replayed,
        @Nullable Object order,
        @Nullable Object problem) {}
