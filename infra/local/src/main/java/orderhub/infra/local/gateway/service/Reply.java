package orderhub.infra.local.gateway.service;

import orderhub.infra.local.gateway.idempotency.Answer;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.token.Delivery;
import orderhub.infra.local.gateway.view.Views;

/**
 * An answer and how to deliver it.
 *
 * @param answer status and body
 * @param replayed whether the answer was stored under an idempotency key
 * @param delivery when it is sent, if at all
 */
public record Reply(Answer answer, boolean replayed, Delivery delivery) {

    /** A first answer, sent at once. */
    public static Reply of(int status, String body) {
        return new Reply(new Answer(status, body), false, new Delivery.AtOnce());
    }

    /** An error, sent at once. */
    public static Reply of(GatewayError error) {
        return of(error.status(), Views.error(error).toString());
    }

    static Reply replayed(Answer answer) {
        return new Reply(answer, true, new Delivery.AtOnce());
    }
}
