/** Calls the callbacks of decided sagas, here or for a node that stopped. */
@NullMarked
package orderhub.infra.saga.run;

import org.jspecify.annotations.NullMarked;
