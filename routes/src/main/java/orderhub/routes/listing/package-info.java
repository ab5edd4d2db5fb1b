/** Lists of orders: what a caller asks for, and where a page ends. */
@NullMarked
package orderhub.routes.listing;

import org.jspecify.annotations.NullMarked;
