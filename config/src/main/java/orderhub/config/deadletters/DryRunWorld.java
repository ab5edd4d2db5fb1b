package orderhub.config.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.HubBeans;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.deadletters.Fate;
import orderhub.routes.dryrun.DryRun;
import orderhub.routes.dryrun.Effects;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.dryrun.RecordingDynamoDb;
import orderhub.routes.dryrun.RecordingEventBridge;
import orderhub.routes.dryrun.RecordingSagas;
import orderhub.routes.dryrun.RecordingSns;
import orderhub.routes.dryrun.RecordingSqs;
import orderhub.routes.json.HubJson;
import orderhub.routes.metrics.HubMeters;
import orderhub.routes.saga.SagaDesk;
import orderhub.routes.saga.Sagas;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The beans and clients of a dry run: the hub's own beans, on clients that read and note. */
final class DryRunWorld {

    /** Nothing of a dry run is for operators, and what becomes of a message that fails is not what it is about. */
    private static final Set<String> NOT_THERE = Set.of("sagaDesk", "deadLetterDesk", "backOff", "deadLetters");

    private final Effects effects = new Effects();
    private final RecordingSagas sagas;
    private final Map<String, Object> beans = new HashMap<>();

    DryRunWorld(
            HubSettings settings, DynamoDbClient reads, Sagas real, SagaDesk desk, Clock clock, Duration longestSaga) {
        RecordingDynamoDb dynamoDb = new RecordingDynamoDb(reads, effects);
        RecordingSqs sqs = new RecordingSqs(effects);
        this.sagas = new RecordingSagas(real, clock, longestSaga, effects);
        DryRun none = (queueUrl, body) -> {
            throw new NoConsumerException();
        };
        DeadLetterDesk letters = new DeadLetterDesk(
                settings.deadLetters(),
                new DeadLetterDesk.World(sqs, dynamoDb, none, clock, UUID::randomUUID, Runnable::run),
                HubJson.mapper());
        HubBeans.World world = new HubBeans.World(
                dynamoDb, sqs, sagas, desk, letters, new NoMeters(), clock, UUID::randomUUID, () -> 0);
        beans.putAll(HubBeans.of(settings, world));
        beans.keySet().removeAll(NOT_THERE);
        beans.put("backOff", new NoBackOff());
        beans.put("deadLetters", new NoDeadLetters());
        HttpClientConfigurer noChange = builder -> {};
        beans.put("gatewayClient", noChange);
        beans.put("dryRunDynamoDb", dynamoDb);
        beans.put("dryRunSqs", sqs);
        beans.put("dryRunSns", new RecordingSns(effects));
        beans.put("dryRunEventBridge", new RecordingEventBridge(effects));
    }

    Effects effects() {
        return effects;
    }

    RecordingSagas sagas() {
        return sagas;
    }

    Map<String, Object> beans() {
        return beans;
    }

    /** A message of a dry run is on no queue to which it could come back. */
    public static final class NoBackOff {
        /** Does nothing. */
        public void apply(Exchange exchange) {
            // See above.
        }
    }

    /** What is only tried is not counted. */
    private static final class NoMeters implements HubMeters {
        @Override
        public void eventsMissing(long count) {
            // See above.
        }

        @Override
        public void relayBacklogAge(double seconds) {
            // See above.
        }

        @Override
        public void eventsMissingUnknown() {
            // See above.
        }

        @Override
        public void eventDropped(String consumer, DropReason reason) {
            // See above.
        }

        @Override
        public void deadLetter(String queue) {
            // See above.
        }
    }

    /** A message of a dry run is dead already. */
    public static final class NoDeadLetters {
        /** Always the one for which nothing is done. */
        public Fate fate() {
            return Fate.RETRY;
        }

        /** Does nothing. */
        public void bury(Exchange exchange) {
            // See above.
        }
    }
}
