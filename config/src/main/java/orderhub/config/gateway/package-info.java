/** How the payment gateway is called. */
@NullMarked
package orderhub.config.gateway;

import org.jspecify.annotations.NullMarked;
