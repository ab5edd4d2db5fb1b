/** Records to items and back, and the conditional writes and transactions that Camel's component does not have. */
@NullMarked
package orderhub.routes.dynamodb;

import org.jspecify.annotations.NullMarked;
