/** Callers who wait for something to happen to an order. */
@NullMarked
package orderhub.processors.waiting;

import org.jspecify.annotations.NullMarked;
