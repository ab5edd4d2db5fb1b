package orderhub.processors.payment;

import java.util.function.UnaryOperator;

/**
 * Lets through only answers that settle the question. A server fault, throttling, a key still in use or a refused login
 * settle nothing: nobody may conclude from them that no money moved.
 */
public final class RequireDefinite implements UnaryOperator<GatewayReply> {

    /** @throws GatewayUnavailableException if the answer settles nothing */
    @Override
    public GatewayReply apply(GatewayReply reply) {
        int status = reply.httpStatus();
        boolean settles = status == 200 || status == 400 || status == 402 || status == 404;
        if (!settles) {
            throw new GatewayUnavailableException("payment gateway temporarily unavailable: HTTP " + status);
        }
        return reply;
    }
}
