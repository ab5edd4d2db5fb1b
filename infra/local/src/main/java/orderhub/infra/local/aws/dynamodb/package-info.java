/** DynamoDB and its streams, on DynamoDB Local. */
@NullMarked
package orderhub.infra.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
