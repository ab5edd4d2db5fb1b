package orderhub.infra.saga.testing;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;

/** The three calls that the service makes, each of which may go wrong on its way to an {@link EmbeddedDynamoDb}. */
public class InterceptedDynamoDb implements DynamoDbClient {
    private final DynamoDbClient dynamoDb;

    /** @param dynamoDb what answers the calls that get there */
    public InterceptedDynamoDb(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** May refuse the read before or after it is made. */
    protected <T> T read(Supplier<T> call) {
        return call.get();
    }

    /** May refuse the write before or after it is made, or make it twice. */
    protected <T> T write(Supplier<T> call) {
        return call.get();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return read(() -> exact(() -> dynamoDb.getItem(request)));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return read(() -> exact(() -> dynamoDb.query(request)));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return write(() -> exact(() -> dynamoDb.updateItem(request)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** With the exceptions that the SDK's own client throws. */
    private static <T> T exact(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDBLocalServiceException fault) {
            throw translated(fault);
        }
    }

    private static RuntimeException translated(DynamoDBLocalServiceException fault) {
        try {
            DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(fault);
            return fault;
        } catch (RuntimeException translated) {
            return translated;
        } catch (Throwable other) {
            return new IllegalStateException(other);
        }
    }
}
