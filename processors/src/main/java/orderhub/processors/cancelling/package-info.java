/** Calling an order off. */
@NullMarked
package orderhub.processors.cancelling;

import org.jspecify.annotations.NullMarked;
