/** What callers of the orders API send and get. */
@NullMarked
package orderhub.schemas.api;

import org.jspecify.annotations.NullMarked;
