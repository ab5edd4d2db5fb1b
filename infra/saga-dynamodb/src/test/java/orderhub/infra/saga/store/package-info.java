/** Each kind of write and read, against DynamoDB Local. */
@NullMarked
package orderhub.infra.saga.store;

import org.jspecify.annotations.NullMarked;
