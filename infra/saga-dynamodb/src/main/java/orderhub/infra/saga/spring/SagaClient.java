package orderhub.infra.saga.spring;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A bean of an application whose sagas reach DynamoDB by a client of their own, because all others may wait longer for an
 * answer than a third of a lease. No {@link DynamoDbClient} itself, so that whoever looks for one by type finds one.
 */
public record SagaClient(DynamoDbClient dynamoDb) implements AutoCloseable {

    @Override
    public void close() {
        dynamoDb.close();
    }
}
