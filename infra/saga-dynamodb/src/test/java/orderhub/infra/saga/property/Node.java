package orderhub.infra.saga.property;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import org.apache.camel.saga.CamelSagaCoordinator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One life of a node: the real service, with a clock, a timer and a table's client that the program holds in hand. */
final class Node {
    final NodeDynamoDb dynamoDb;
    final ManualTimer timer;
    private final DynamoDbSagaService service;

    /** @param seed for ids and jitter; no two lives may have the same */
    Node(
            long seed,
            DynamoDbClient database,
            Clock clock,
            SagaSettings settings,
            SagaListener listener,
            Consumer<Action> others) {
        dynamoDb = new NodeDynamoDb(database, others);
        timer = new ManualTimer(clock);
        service = DynamoDbSagaService.builder(dynamoDb)
                .settings(settings)
                .clock(clock)
                .random(new Random(seed))
                .listener(listener)
                .build();
        Camel.withTimer(timer, () -> {
            service.setCamelContext(Camel.context());
            return service;
        });
    }

    void register(Participants participants) {
        for (int step = 0; step < Participants.COUNT; step++) {
            service.registerStep(participants.step(step, true, true, null));
        }
    }

    boolean isAlive() {
        return !dynamoDb.isDead();
    }

    String begin() {
        return answer(service.newSaga(Camel.exchange())).getId();
    }

    /** Empty when there is no such saga. */
    Optional<CamelSagaCoordinator> find(String id) {
        return Optional.ofNullable(answer(service.getSaga(id)));
    }

    void sweep() {
        timer.runRepeated();
        timer.runDue();
    }

    /** Frees what this process holds for it. It counts as dead from now on. */
    void close() {
        dynamoDb.die();
        service.shutdown();
    }

    /** What it answers; what it throws is thrown as it is. */
    static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
