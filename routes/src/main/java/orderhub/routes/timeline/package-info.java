/** What a hub knows of itself, for those who ask why an order is where it is. */
@NullMarked
package orderhub.routes.timeline;

import org.jspecify.annotations.NullMarked;
