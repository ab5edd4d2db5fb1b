/** Reads of orders that wait for what will happen, that list many, or that stream. */
@NullMarked
package orderhub.routes.reads;

import org.jspecify.annotations.NullMarked;
