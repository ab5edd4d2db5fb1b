package orderhub.schemas.api;

/**
 * More of a product has come in.
 *
 * @param quantity how many, at least 1
 * @param operator who says so
 * @param reason why; kept with what they did
 */
public record Restocking(int quantity, String operator, String reason) {}
