/** Lists of orders, a page at a time. */
@NullMarked
package orderhub.processors.listing;

import org.jspecify.annotations.NullMarked;
