/** What the hub tells the world: one event for each change of an order. */
@NullMarked
package orderhub.schemas.event;

import org.jspecify.annotations.NullMarked;
