/** A payment gateway outside the hub that speaks the conventions of Stripe's PaymentIntents API. */
@NullMarked
package orderhub.infra.local.gateway;

import org.jspecify.annotations.NullMarked;
