/** What the hub and the payment gateway say to each other. */
@NullMarked
package orderhub.schemas.payment;

import org.jspecify.annotations.NullMarked;
