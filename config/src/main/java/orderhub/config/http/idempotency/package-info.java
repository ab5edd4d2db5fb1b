/** A request that is repeated with its key is answered as it was the first time. */
@NullMarked
package orderhub.config.http.idempotency;

import org.jspecify.annotations.NullMarked;
