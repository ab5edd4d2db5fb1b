/** Messages that could not be handled, and why. */
@NullMarked
package orderhub.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
