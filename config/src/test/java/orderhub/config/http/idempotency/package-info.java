@NullMarked
package orderhub.config.http.idempotency;

import org.jspecify.annotations.NullMarked;
