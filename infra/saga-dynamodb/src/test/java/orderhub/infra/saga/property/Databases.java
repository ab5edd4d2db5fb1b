package orderhub.infra.saga.property;

import orderhub.infra.saga.testing.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A database for each few hundred programs, for one gets slower with each table that it ever had. */
final class Databases {
    private static final int PROGRAMS_EACH = 200;

    private static @Nullable EmbeddedDynamoDb current;
    private static int programs;

    private Databases() {}

    /** For the next program, which has a table of its own there. */
    static synchronized DynamoDbClient next() {
        if (current == null || programs == PROGRAMS_EACH) {
            if (current != null) {
                current.shutDown();
            }
            current = EmbeddedDynamoDb.start();
            programs = 0;
        }
        programs++;
        return current.ownClient();
    }
}
