/** From what happened to an order to what the world is told. */
@NullMarked
package orderhub.processors.events;

import org.jspecify.annotations.NullMarked;
