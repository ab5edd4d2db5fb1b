/** Sagas and payments, as operators of the hub see them. */
@NullMarked
package orderhub.config.saga;

import org.jspecify.annotations.NullMarked;
