/** The append-only file from which the gateway recovers after a restart. */
@NullMarked
package orderhub.infra.local.gateway.journal;

import org.jspecify.annotations.NullMarked;
