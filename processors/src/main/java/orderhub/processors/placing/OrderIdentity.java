package orderhub.processors.placing;

/**
 * What an order will be known by.
 *
 * @param orderId UUID; the same for every request with the same caller and idempotency key
 * @param correlationId UUID of the request
 * @param requestHash digest of the request's meaning
 */
public record OrderIdentity(String orderId, String correlationId, String requestHash) {}
