package orderhub.routes.dynamodb;

import orderhub.schemas.api.RestockView;

/**
 * A restock that is safely stored.
 *
 * @param restock as it was carried out
 * @param replayed whether that was for an earlier request with the same idempotency key
 */
public record Restocked(RestockView restock, boolean replayed) {}
