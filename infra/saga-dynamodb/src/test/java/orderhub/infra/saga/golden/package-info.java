/** Sagas that released versions have stored are read and carried on by this one, and the other way round. */
@NullMarked
package orderhub.infra.saga.golden;

import org.jspecify.annotations.NullMarked;
