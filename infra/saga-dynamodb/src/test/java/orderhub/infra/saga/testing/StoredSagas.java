package orderhub.infra.saga.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.Decision;
import orderhub.infra.saga.store.DecisionRequest;
import orderhub.infra.saga.store.JoinRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Brings sagas of a table of its own into the states that tests are about, with no service running. */
public final class StoredSagas {
    public static final Duration TIMEOUT = Duration.ofMinutes(10);
    public static final Duration LEASE = Duration.ofSeconds(5);
    public static final Duration BACKOFF = Duration.ofSeconds(30);
    private static final String OWNER = "another-node";

    public final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    public final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
    public final SagaSettings settings;
    public final SagaStore store;
    private final Transitions transitions;
    private final AtomicInteger issued = new AtomicInteger();

    public StoredSagas() {
        settings = SagaSettings.builder()
                .table(LocalDynamoDb.newTable())
                .maxAttempts(2)
                .build();
        SagaTable.createIfMissing(dynamoDb, settings.table());
        store = new SagaStore(dynamoDb, settings, () -> new byte[SagaIds.KEY_BYTES]);
        transitions = new Transitions(settings.maxAttempts(), settings.retention());
    }

    /** A saga that runs; its steps have these compensations, null for none. */
    public Saga running(@Nullable String... compensations) {
        byte[] random = Arrays.copyOf(
                Integer.toString(issued.incrementAndGet()).getBytes(StandardCharsets.US_ASCII), SagaIds.RANDOM_BYTES);
        String id = store.ids().issue(clock.instant(), random);
        Known known = Known.nothing(true);
        for (int i = 0; i < compensations.length; i++) {
            SagaStep step = SagaStep.joining(
                    "join-" + i, clock.instant(), compensations[i], null, Map.of("customer", "c-" + i, "amount", 12L));
            Instant deadline = clock.instant().plus(TIMEOUT);
            store.join(id, new JoinRequest(step, deadline, deadline, clock.instant()), known);
            known = known.joined(deadline, false, true);
        }
        return read(id);
    }

    /** One that a node compensates. */
    public Saga held(@Nullable String... compensations) {
        Saga running = running(compensations);
        Instant now = clock.instant();
        DecisionRequest request = new DecisionRequest(Goal.COMPENSATE, null, OWNER, now.plus(LEASE), now);
        Decision decision =
                store.decide(running.id(), request, new Known(false, false, running.deadline(), false, true));
        return ((Decision.Claimed) decision).saga();
    }

    /** One whose last step's compensation waits for its next attempt. */
    public Saga waiting(@Nullable String... compensations) {
        Saga held = held(compensations);
        Saga failed = transitions.failed(held, compensations.length - 1, "Refused: too busy", clock.instant());
        return saved(held, transitions.released(failed, clock.instant().plus(BACKOFF)));
    }

    /** One whose compensations have all failed. */
    public Saga parked(@Nullable String... compensations) {
        Saga saga = held(compensations);
        while (saga.nextCallback().isPresent()) {
            int next = saga.nextCallback().getAsInt();
            saga = saved(saga, transitions.failed(saga, next, "Refused: no such order", clock.instant()));
        }
        return saga;
    }

    /** One that was undone. */
    public Saga compensated(@Nullable String... compensations) {
        Saga saga = held(compensations);
        while (saga.nextCallback().isPresent()) {
            int next = saga.nextCallback().getAsInt();
            saga = saved(saga, transitions.done(saga, next, clock.instant()));
        }
        return saga;
    }

    /** One that cannot be read any more, found and put aside. */
    public Saga quarantined(@Nullable String... compensations) {
        Saga saga = running(compensations);
        dynamoDb.updateItem(request -> request.tableName(settings.table())
                .key(Map.of("saga_id", AttributeValue.fromS(saga.id())))
                .updateExpression("SET #s = :s")
                .expressionAttributeNames(Map.of("#s", "status"))
                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("CONFUSED"))));
        store.quarantine(saga.id(), "No such status: CONFUSED", clock.instant());
        return saga;
    }

    /** The saga as it is now. */
    public Saga read(String id) {
        return store.get(id).orElseThrow();
    }

    private Saga saved(Saga before, Saga after) {
        if (!store.save(before, after)) {
            throw new IllegalStateException("Somebody else has changed " + before);
        }
        return after;
    }
}
