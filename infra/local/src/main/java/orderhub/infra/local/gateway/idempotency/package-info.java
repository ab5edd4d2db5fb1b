/** Idempotency keys: one stored answer per key. */
@NullMarked
package orderhub.infra.local.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
