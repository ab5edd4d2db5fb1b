package orderhub.infra.local.gateway.service;

import java.util.Map;
import orderhub.infra.local.gateway.model.PaymentTerms;
import orderhub.infra.local.gateway.token.TestToken;
import org.jspecify.annotations.Nullable;

/** A well-formed request to change something. Amounts are in minor units and above 0. */
public sealed interface Command {

    /** Create an intent and charge the token. */
    record Create(PaymentTerms terms, TestToken token) implements Command {}

    /** Capture an intent; a null amount means all of it. */
    record Capture(String intentId, @Nullable Long amount) implements Command {}

    /** Void an intent; the reason may be null. */
    record Cancel(String intentId, @Nullable String reason) implements Command {}

    /** Refund an intent; a null amount means all that is left, the reason may be null. */
    record CreateRefund(
            String intentId,
            @Nullable Long amount,
            @Nullable String reason,
            Map<String, String> metadata) implements Command {}
}
