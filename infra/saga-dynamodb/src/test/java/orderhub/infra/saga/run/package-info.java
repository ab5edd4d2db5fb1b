/** Callbacks, recovery and sweep, also when what they need fails. */
@NullMarked
package orderhub.infra.saga.run;

import org.jspecify.annotations.NullMarked;
