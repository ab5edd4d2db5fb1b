/** Nodes that die, pause and stop, as processes of their own, and what becomes of their sagas. */
@NullMarked
package orderhub.infra.saga.crash;

import org.jspecify.annotations.NullMarked;
