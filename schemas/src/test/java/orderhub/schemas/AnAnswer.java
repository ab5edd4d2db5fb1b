package orderhub.schemas;

import orderhub.schemas.payment.GatewayAnswer;
import org.jspecify.annotations.Nullable;

/** Builds answers of the payment gateway, with the fields that Stripe's API gives them. */
public final class AnAnswer {

    private @Nullable String id;
    private @Nullable String status;
    private long amount;
    private long amountReceived;
    private @Nullable String latestCharge;

    private AnAnswer() {}

    /** An answer without a field. */
    public static AnAnswer anAnswer() {
        return new AnAnswer();
    }

    /** A payment intent of which everything is captured. */
    public static AnAnswer ofCapture(long minorUnits) {
        return anAnswer()
                .withId(AnOrderChange.PAYMENT_ID)
                .withStatus("succeeded")
                .withAmount(minorUnits)
                .withReceived(minorUnits)
                .withCharge(AnOrderChange.TRANSACTION_ID);
    }

    /** A refund that went through. */
    public static AnAnswer ofRefund(long minorUnits) {
        return anAnswer()
                .withId(AnOrderChange.REFUND_ID)
                .withStatus("succeeded")
                .withAmount(minorUnits);
    }

    /** An error. */
    public static GatewayAnswer ofFailure(
            @Nullable String code, @Nullable String declineCode, @Nullable String message) {
        return ofFailure("card_error", code, declineCode, message);
    }

    /** An error of some type. */
    public static GatewayAnswer ofFailure(
            String type, @Nullable String code, @Nullable String declineCode, @Nullable String message) {
        GatewayAnswer.Failure error = new GatewayAnswer.Failure(type, code, declineCode, message, null);
        return new GatewayAnswer(null, null, 0, 0, null, error);
    }

    /** A refusal to do something with a payment intent that is in another state. */
    public static GatewayAnswer ofUnexpectedState(@Nullable GatewayAnswer intent) {
        GatewayAnswer.Failure error = new GatewayAnswer.Failure(
                "invalid_request_error", "payment_intent_unexpected_state", null, "Not in this state.", intent);
        return new GatewayAnswer(null, null, 0, 0, null, error);
    }

    public AnAnswer withId(@Nullable String value) {
        id = value;
        return this;
    }

    public AnAnswer withStatus(@Nullable String value) {
        status = value;
        return this;
    }

    public AnAnswer withAmount(long minorUnits) {
        amount = minorUnits;
        return this;
    }

    public AnAnswer withReceived(long minorUnits) {
        amountReceived = minorUnits;
        return this;
    }

    public AnAnswer withCharge(@Nullable String value) {
        latestCharge = value;
        return this;
    }

    public GatewayAnswer build() {
        return new GatewayAnswer(id, status, amount, amountReceived, latestCharge, null);
    }
}
