package orderhub.infra.local.gateway.http;

import orderhub.infra.local.gateway.model.GatewayError;

/** Ends the reading of a request that is malformed; nothing has been executed. */
final class RequestRefused extends RuntimeException {

    private final transient GatewayError error;

    RequestRefused(GatewayError error) {
        // A refusal is an answer, not a fault: its stack would tell nothing.
        super(error.message(), null, false, false);
        this.error = error;
    }

    static RequestRefused badRequest(String message) {
        return new RequestRefused(GatewayError.invalid(400, null, message, null));
    }

    GatewayError error() {
        return error;
    }
}
