/** Stock under contention: the order store alone, on the embedded DynamoDB. */
@NullMarked
package orderhub.infra.local.stock;

import org.jspecify.annotations.NullMarked;
