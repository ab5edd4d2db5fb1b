/** Hashes that only hubs can make. */
@NullMarked
package orderhub.routes.hash;

import org.jspecify.annotations.NullMarked;
