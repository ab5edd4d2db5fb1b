package orderhub.routes.testing;

import java.time.Clock;
import java.util.UUID;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.json.HubJson;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A desk that is there to be named; routes under test ask a mock in its place. */
public final class NoDeadLetters {

    private NoDeadLetters() {}

    /** The desk, on clients that are never called. */
    public static DeadLetterDesk desk(SqsClient sqs, DynamoDbClient dynamoDb) {
        return new DeadLetterDesk(
                TestSettings.deadLetters(),
                new DeadLetterDesk.World(
                        sqs,
                        dynamoDb,
                        (queueUrl, body) -> {
                            throw new NoConsumerException();
                        },
                        Clock.systemUTC(),
                        UUID::randomUUID,
                        Runnable::run),
                HubJson.mapper());
    }
}
