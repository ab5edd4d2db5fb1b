package orderhub.infra.local.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orderhub.infra.local.gateway.model.Cancellation;
import orderhub.infra.local.gateway.model.CardDecline;
import orderhub.infra.local.gateway.model.PaymentIntent;
import orderhub.infra.local.gateway.model.PaymentTerms;
import org.jspecify.annotations.Nullable;

/** A payment intent with Stripe's field names. */
public final class IntentView {

    private IntentView() {}

    /** The intent's JSON. */
    public static ObjectNode of(PaymentIntent intent) {
        PaymentTerms terms = intent.terms();
        Cancellation cancellation = intent.cancellation();
        CardDecline decline = intent.decline();
        ObjectNode node = Views.NODES.objectNode();
        node.put("id", intent.id()).put("object", "payment_intent");
        node.put("amount", terms.amount());
        node.put("amount_capturable", intent.amountCapturable());
        node.put("amount_received", intent.amountCaptured());
        node.put("canceled_at", cancellation == null ? null : cancellation.atEpochSeconds());
        node.put("cancellation_reason", cancellation == null ? null : cancellation.reason());
        node.put("capture_method", terms.captureMethod().wireName());
        node.put("created", intent.createdEpochSeconds());
        node.put("currency", terms.currency());
        node.put("description", terms.description());
        node.set("last_payment_error", decline(decline, terms.paymentMethod()));
        node.put("latest_charge", intent.latestCharge());
        node.put("livemode", false);
        node.set("metadata", Views.metadata(terms.metadata()));
        // A declined payment method is detached from the intent; it stays visible in last_payment_error.
        node.put("payment_method", decline == null ? terms.paymentMethod() : null);
        node.putArray("payment_method_types").add("card");
        return node.put("status", intent.status().wireName());
    }

    private static JsonNode decline(@Nullable CardDecline decline, String paymentMethod) {
        if (decline == null) {
            return Views.NODES.nullNode();
        }
        ObjectNode node = Views.NODES.objectNode().put("type", "card_error").put("code", decline.code());
        if (decline.declineCode() != null) {
            node.put("decline_code", decline.declineCode());
        }
        node.put("message", decline.message());
        node.putObject("payment_method").put("id", paymentMethod).put("object", "payment_method");
        return node;
    }
}
