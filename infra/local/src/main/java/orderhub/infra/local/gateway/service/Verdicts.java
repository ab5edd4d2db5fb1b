package orderhub.infra.local.gateway.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import orderhub.infra.local.gateway.idempotency.Answer;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.CardDecline;
import orderhub.infra.local.gateway.model.Effect;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.model.Identity;
import orderhub.infra.local.gateway.model.IntentRules;
import orderhub.infra.local.gateway.model.PaymentIntent;
import orderhub.infra.local.gateway.model.RefundRules;
import orderhub.infra.local.gateway.model.Ruling;
import orderhub.infra.local.gateway.token.TestToken;
import orderhub.infra.local.gateway.view.IntentView;
import orderhub.infra.local.gateway.view.RefundView;
import orderhub.infra.local.gateway.view.Views;

/** Applies the rules to a command and words the answer; changes nothing itself. */
final class Verdicts {

    private static final int OK = 200;

    private final Books books;
    private final IntentRules intentRules;
    private final RefundRules refundRules;

    Verdicts(Books books, Identity identity) {
        this.books = books;
        this.intentRules = new IntentRules(identity);
        this.refundRules = new RefundRules(identity);
    }

    Verdict on(Command command) {
        if (command instanceof Command.Create create) {
            return create(create);
        }
        if (command instanceof Command.Capture capture) {
            return onIntent(capture.intentId(), "intent", intent -> intentRules.capture(intent, capture.amount()));
        }
        if (command instanceof Command.Cancel cancel) {
            return onIntent(cancel.intentId(), "intent", intent -> intentRules.cancel(intent, cancel.reason()));
        }
        Command.CreateRefund refund = (Command.CreateRefund) command;
        return onIntent(
                refund.intentId(),
                "payment_intent",
                intent -> refundRules.refund(intent, refund.amount(), refund.reason(), refund.metadata()));
    }

    static Answer internalError() {
        return answer(GatewayError.api(500, "The gateway could not execute the request."));
    }

    private Verdict create(Command.Create create) {
        if (books.full()) {
            return unstored(GatewayError.api(503, "The simulator holds as many payment intents as it can."));
        }
        CardDecline decline = create.token() instanceof TestToken.Declines card ? card.decline() : null;
        Verdict verdict = worded(intentRules.create(create.terms(), decline));
        if (create.token() instanceof TestToken.FailsAfterCharge failing) {
            GatewayError error = GatewayError.api(failing.status(), "The gateway failed after charging.");
            return new Verdict(verdict.effect(), answer(error), true);
        }
        return verdict;
    }

    // An intent that does not exist is found out before execution begins, so its answer is not stored.
    private Verdict onIntent(String id, String param, Function<PaymentIntent, Ruling> rule) {
        PaymentIntent intent = books.intent(id);
        return intent == null
                ? unstored(GatewayError.missing(404, "payment_intent", id, param))
                : worded(rule.apply(intent));
    }

    private static Verdict worded(Ruling ruling) {
        if (ruling instanceof Ruling.Accepted accepted) {
            return new Verdict(
                    accepted.effect(), new Answer(OK, view(accepted.effect()).toString()), true);
        }
        if (ruling instanceof Ruling.Declined declined) {
            return new Verdict(declined.effect(), answer(declined.error()), true);
        }
        return new Verdict(null, answer(((Ruling.Refused) ruling).error()), true);
    }

    private static ObjectNode view(Effect effect) {
        return effect.refund() == null ? IntentView.of(effect.intent()) : RefundView.of(effect.refund());
    }

    private static Verdict unstored(GatewayError error) {
        return new Verdict(null, answer(error), false);
    }

    private static Answer answer(GatewayError error) {
        return new Answer(error.status(), Views.error(error).toString());
    }
}
