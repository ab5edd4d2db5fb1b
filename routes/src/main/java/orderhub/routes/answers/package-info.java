/** The first answer to a request, kept for those who repeat the request with the same idempotency key. */
@NullMarked
package orderhub.routes.answers;

import org.jspecify.annotations.NullMarked;
