package orderhub.infra.local.gateway.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asked to be paid; it never changes after creation.
 *
 * @param amount in the currency's minor unit, above 0
 * @param currency ISO 4217 code in lower case
 * @param paymentMethod the test token that was charged
 * @param captureMethod when the amount is taken
 * @param description free text, or null
 * @param metadata the merchant's own keys and values; {@value #ORDER_ID} ties the payment to an order
 */
public record PaymentTerms(
        long amount,
        String currency,
        String paymentMethod,
        CaptureMethod captureMethod,
        @Nullable String description,
        Map<String, String> metadata) {

    /** The metadata key by which the ledger groups payments. */
    public static final String ORDER_ID = "order_id";

    /** @throws IllegalArgumentException if the amount is not above 0 */
    public PaymentTerms {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount must be above 0: " + amount);
        }
        metadata = Map.copyOf(metadata);
    }

    /** The order these terms belong to, or null if the merchant named none. */
    public @Nullable String orderId() {
        return metadata.get(ORDER_ID);
    }
}
