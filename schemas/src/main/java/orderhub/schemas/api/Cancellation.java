package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls an order off.
 *
 * @param reason why, in their own words; stored and published as it is. Null if they do not say
 */
public record Cancellation(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}
