/** Which moves an order may make, and what a move is. */
@NullMarked
package orderhub.processors.lifecycle;

import org.jspecify.annotations.NullMarked;
