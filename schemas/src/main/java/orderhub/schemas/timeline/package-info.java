/** Why an order is where it is, told from one call. */
@NullMarked
package orderhub.schemas.timeline;

import org.jspecify.annotations.NullMarked;
