package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a card was declined.
 *
 * @param code Stripe's error code, for example {@code card_declined}
 * @param declineCode the issuer's reason, or null where Stripe's test cards have none
 * @param message a sentence for people
 */
public record CardDecline(String code, @Nullable String declineCode, String message) {}
