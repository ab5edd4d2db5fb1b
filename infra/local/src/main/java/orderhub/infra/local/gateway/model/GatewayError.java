package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * A refusal in Stripe's terms.
 *
 * @param status HTTP status, 4xx or 5xx
 * @param type Stripe's error type
 * @param code Stripe's error code, or null where Stripe gives none
 * @param declineCode the issuer's reason, for card errors only
 * @param message a sentence for people
 * @param param the parameter at fault, or null
 * @param paymentIntent the intent as it stands after the refusal, or null
 */
public record GatewayError(
        int status,
        String type,
        @Nullable String code,
        @Nullable String declineCode,
        String message,
        @Nullable String param,
        @Nullable PaymentIntent paymentIntent) {

    private static final String INVALID_REQUEST = "invalid_request_error";

    /** A refusal of type {@code invalid_request_error}. */
    public static GatewayError invalid(int status, @Nullable String code, String message, @Nullable String param) {
        return new GatewayError(status, INVALID_REQUEST, code, null, message, param, null);
    }

    /** 400: a parameter has a value it may not have. */
    public static GatewayError invalidParameter(String code, String param, String message) {
        return invalid(400, code, message, param);
    }

    /** An object that does not exist: 404 where the request is about it, 400 where it is only mentioned. */
    public static GatewayError missing(int status, String object, String id, String param) {
        return invalid(status, "resource_missing", "No such " + object + ": '" + id + "'", param);
    }

    /** 400: the intent is in a state in which this cannot be done. */
    public static GatewayError unexpectedState(PaymentIntent intent, String action) {
        String message = "A payment intent with status " + intent.status().wireName() + " cannot be " + action + ".";
        return new GatewayError(400, INVALID_REQUEST, "payment_intent_unexpected_state", null, message, null, intent);
    }

    /** 402: the card was declined. */
    public static GatewayError cardDeclined(CardDecline decline, PaymentIntent intent) {
        return new GatewayError(
                402, "card_error", decline.code(), decline.declineCode(), decline.message(), null, intent);
    }

    /** 400: the idempotency key belongs to a request with other parameters. */
    public static GatewayError idempotencyMismatch() {
        String message = "This idempotency key was first used with other parameters or another endpoint.";
        return new GatewayError(400, "idempotency_error", null, null, message, null, null);
    }

    /** 409: the first request with this idempotency key has not finished. */
    public static GatewayError idempotencyKeyInUse() {
        String message = "Another request with this idempotency key is in progress.";
        return new GatewayError(409, "idempotency_error", "idempotency_key_in_use", null, message, null, null);
    }

    /** 429: too many requests. */
    public static GatewayError rateLimited() {
        return invalid(429, "rate_limit", "Too many requests; try again later.", null);
    }

    /** 5xx: the gateway's own fault. */
    public static GatewayError api(int status, String message) {
        return new GatewayError(status, "api_error", null, null, message, null, null);
    }
}
