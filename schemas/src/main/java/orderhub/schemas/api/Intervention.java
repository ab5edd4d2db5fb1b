package orderhub.schemas.api;

/**
 * An operator acts.
 *
 * @param operator who
 * @param reason why; kept with what they acted on
 */
public record Intervention(String operator, String reason) {}
