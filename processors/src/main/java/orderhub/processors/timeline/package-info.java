/** Why an order is where it is. */
@NullMarked
package orderhub.processors.timeline;

import org.jspecify.annotations.NullMarked;
