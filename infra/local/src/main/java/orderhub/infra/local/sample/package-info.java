/** A shop to play with: products, stock and customers. */
@NullMarked
package orderhub.infra.local.sample;

import org.jspecify.annotations.NullMarked;
