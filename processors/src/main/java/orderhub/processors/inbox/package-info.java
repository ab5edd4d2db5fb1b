/** Messages that have no effect any more. */
@NullMarked
package orderhub.processors.inbox;

import org.jspecify.annotations.NullMarked;
