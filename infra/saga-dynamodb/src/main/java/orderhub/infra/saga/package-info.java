/** Camel's Saga EIP, durable on DynamoDB. {@link orderhub.infra.saga.DynamoDbSagaService} is where to begin. */
@NullMarked
package orderhub.infra.saga;

import org.jspecify.annotations.NullMarked;
