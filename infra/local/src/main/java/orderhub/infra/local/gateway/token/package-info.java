/** Test tokens: what a payment method makes the gateway do, and the faults it injects. */
@NullMarked
package orderhub.infra.local.gateway.token;

import org.jspecify.annotations.NullMarked;
