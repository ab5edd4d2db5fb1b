/** Which lane an order takes, and shipping it. */
@NullMarked
package orderhub.processors.fulfilment;

import org.jspecify.annotations.NullMarked;
