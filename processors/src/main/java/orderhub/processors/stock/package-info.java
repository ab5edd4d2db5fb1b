/** Holding stock for an order, and giving it back. */
@NullMarked
package orderhub.processors.stock;

import org.jspecify.annotations.NullMarked;
