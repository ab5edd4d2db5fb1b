package orderhub.processors.payment;

import orderhub.schemas.payment.GatewayAnswer;

/**
 * What the gateway answered.
 *
 * @param httpStatus of the answer
 * @param answer its body
 */
public record GatewayReply(int httpStatus, GatewayAnswer answer) {}
