package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * When and why an intent was voided.
 *
 * @param atEpochSeconds seconds since 1970-01-01T00:00Z
 * @param reason one of Stripe's cancellation reasons, or null if none was given
 */
public record Cancellation(long atEpochSeconds, @Nullable String reason) {}
