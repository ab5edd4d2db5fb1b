/** Sagas as DynamoDB items: each change of one is one conditional write. */
@NullMarked
package orderhub.infra.saga.store;

import org.jspecify.annotations.NullMarked;
