/**
 * Chaos at the level of processes: hubs, AWS and the payment gateway are killed, paused and restarted while orders come
 * in; afterwards everything has to add up. See {@link orderhub.infra.local.chaos.ChaosMain}.
 */
@NullMarked
package orderhub.infra.local.chaos;

import org.jspecify.annotations.NullMarked;
