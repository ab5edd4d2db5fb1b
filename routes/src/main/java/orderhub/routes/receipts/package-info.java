/** Counting what was sent and what came back, so that a bus which swallows events is noticed. */
@NullMarked
package orderhub.routes.receipts;

import org.jspecify.annotations.NullMarked;
