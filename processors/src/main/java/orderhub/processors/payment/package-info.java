/** Charging and refunding: what is asked of the gateway, and what its answer means. */
@NullMarked
package orderhub.processors.payment;

import org.jspecify.annotations.NullMarked;
