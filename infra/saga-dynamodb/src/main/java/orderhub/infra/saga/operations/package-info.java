/**
 * What operators can see and do: unfinished sagas, and those that wait for somebody. Plain Java; JMX, metrics and user
 * interfaces build on it.
 */
@NullMarked
package orderhub.infra.saga.operations;

import org.jspecify.annotations.NullMarked;
