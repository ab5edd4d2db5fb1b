package orderhub.infra.local.gateway.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import orderhub.infra.local.gateway.model.Refund;

/** A refund with Stripe's field names. */
public final class RefundView {

    private RefundView() {}

    /** The refund's JSON; its status is always {@code succeeded}. */
    public static ObjectNode of(Refund refund) {
        ObjectNode node = Views.NODES.objectNode();
        node.put("id", refund.id()).put("object", "refund");
        node.put("amount", refund.amount());
        node.put("charge", refund.chargeId());
        node.put("created", refund.createdEpochSeconds());
        node.put("currency", refund.currency());
        node.set("metadata", Views.metadata(refund.metadata()));
        node.put("payment_intent", refund.paymentIntentId());
        node.put("reason", refund.reason());
        return node.put("status", "succeeded");
    }
}
