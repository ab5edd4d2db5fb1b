package orderhub.infra.local.aws.dynamodb;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local's own HTTP handling, for any access key: on its own it takes letters and digits only, though
 * with one database for all keys nothing hangs on them.
 */
final class SharedDbHandler extends LocalDynamoDBServerHandler {
    SharedDbHandler(LocalDynamoDBRequestHandler requests) {
        super(requests, noCrossOrigin());
    }

    @SuppressWarnings("NullAway") // Null is how its command line says that no other origin may ask.
    private static String noCrossOrigin() {
        @Nullable String none = null;
        return none;
    }

    @Override
    protected String getAccessKey(Request request) {
        return DynamoDbEngine.ACCESS_KEY;
    }
}
