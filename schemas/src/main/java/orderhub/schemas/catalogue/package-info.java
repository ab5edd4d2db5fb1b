/** What the hub looks up to enrich an order: products and customers. */
@NullMarked
package orderhub.schemas.catalogue;

import org.jspecify.annotations.NullMarked;
