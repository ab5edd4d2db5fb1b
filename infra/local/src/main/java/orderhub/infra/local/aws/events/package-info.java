/** EventBridge: buses, rules and targets, matched by the event ruler that AWS itself uses. */
@NullMarked
package orderhub.infra.local.aws.events;

import org.jspecify.annotations.NullMarked;
