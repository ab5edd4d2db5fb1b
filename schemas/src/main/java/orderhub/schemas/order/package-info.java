/** An order: what was placed, what has happened to it since, and where it is now. */
@NullMarked
package orderhub.schemas.order;

import org.jspecify.annotations.NullMarked;
