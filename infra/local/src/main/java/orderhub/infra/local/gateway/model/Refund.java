package orderhub.infra.local.gateway.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money returned from a captured intent. Refunds here succeed at once.
 *
 * @param id {@code re_…}
 * @param createdEpochSeconds seconds since 1970-01-01T00:00Z
 * @param paymentIntentId the intent it was taken from
 * @param chargeId that intent's charge
 * @param amount in the currency's minor unit, above 0
 * @param currency ISO 4217 code in lower case
 * @param reason one of Stripe's refund reasons, or null
 * @param metadata the merchant's own keys and values
 */
public record Refund(
        String id,
        long createdEpochSeconds,
        String paymentIntentId,
        String chargeId,
        long amount,
        String currency,
        @Nullable String reason,
        Map<String, String> metadata) {

    /** @throws IllegalArgumentException if the amount is not above 0 */
    public Refund {
        if (amount <= 0) {
            throw new IllegalArgumentException("refund amount must be above 0: " + amount);
        }
        metadata = Map.copyOf(metadata);
    }
}
