/** Names for new orders. */
@NullMarked
package orderhub.routes.identity;

import org.jspecify.annotations.NullMarked;
