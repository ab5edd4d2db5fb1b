/** Batches of events to the bus, and a hard look at what the bus answers. */
@NullMarked
package orderhub.routes.eventbridge;

import org.jspecify.annotations.NullMarked;
