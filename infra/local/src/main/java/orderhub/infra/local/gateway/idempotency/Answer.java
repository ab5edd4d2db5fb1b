package orderhub.infra.local.gateway.idempotency;

/**
 * An answer as it goes over the wire.
 *
 * @param status HTTP status
 * @param body JSON, sent as UTF-8
 */
public record Answer(int status, String body) {}
