/** Stock and the reservations that hold it. */
@NullMarked
package orderhub.schemas.stock;

import org.jspecify.annotations.NullMarked;
