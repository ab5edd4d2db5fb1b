package orderhub.processors.payment;

import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.payment.PaymentOutcome.Open;

/**
 * Asks to cancel a payment that is not captured. It has no key: cancelling twice is cancelling once, and under a key the
 * gateway would repeat the refusal of a moment ago for as long as it remembers the key.
 */
public final class BuildVoid implements Function<Open, GatewayRequest> {

    @Override
    public GatewayRequest apply(Open open) {
        return GatewayRequest.of(
                "/v1/payment_intents/" + open.paymentId() + "/cancel",
                Map.of("cancellation_reason", "abandoned"),
                null);
    }
}
