package orderhub.schemas.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway answers, as far as the hub reads it: a payment intent, a refund, or an error. The
 * names are those of Stripe's API (PaymentIntents, Refunds, Errors).
 *
 * @param id the intent or refund
 * @param status like {@code succeeded}
 * @param amount in minor units
 * @param amountReceived captured, in minor units
 * @param latestCharge the charge within the intent
 * @param error why the request was refused
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayAnswer(
        @Nullable String id,
        @Nullable String status,
        long amount,
        @JsonProperty("amount_received") long amountReceived,
        @JsonProperty("latest_charge") @Nullable String latestCharge,
        @Nullable Failure error) {

    /**
     * The gateway's error object.
     *
     * @param paymentIntent the intent that it is about, as it stands; null where it is about none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Failure(
            @Nullable String type,
            @Nullable String code,
            @JsonProperty("decline_code") @Nullable String declineCode,
            @Nullable String message,
            @JsonProperty("payment_intent") @Nullable GatewayAnswer paymentIntent) {}
}
