package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.FaultyHttp;
import orderhub.infra.saga.testing.FaultyHttp.Fault;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.TestNode;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Faults between a node and DynamoDB, at each write that a saga of two steps makes, one callback of which fails once. */
class DynamoDbFaultTest {
    private static final int JOIN_A = 1;
    private static final int DECISION = 3;
    /** Two joins, the decision, a failure, two successes. */
    private static final int WRITES = 6;

    private static final int FOR_EVER = 1000;

    private final SagaSettings settings = SagaSettings.builder()
            .table(LocalDynamoDb.newTable())
            .lease(Duration.ofMillis(300))
            .sweepEvery(Duration.ofMillis(50))
            .firstBackoff(Duration.ofMillis(5))
            .maxDuration(Duration.ofSeconds(60))
            .build();
    private final DynamoDbClient healthy = LocalDynamoDb.client();
    private final SagaStore store = new SagaStore(healthy, settings, () -> new byte[SagaIds.KEY_BYTES]);
    private final FaultyHttp http = new FaultyHttp();
    private final DynamoDbClient faulty = http.client();
    private final TestNode node = node(faulty);

    private TestNode node(DynamoDbClient dynamoDb) {
        SagaTable.createIfMissing(healthy, settings.table());
        return new TestNode(dynamoDb, settings, "a", "b");
    }

    @AfterEach
    void stop() {
        node.close();
        faulty.close();
        healthy.close();
    }

    static Stream<Arguments> each_write_and_each_fault() {
        return writes(1, WRITES);
    }

    static Stream<Arguments> each_write_up_to_the_decision() {
        return writes(1, DECISION);
    }

    static Stream<Arguments> each_write_of_what_a_callback_did() {
        return writes(DECISION + 1, WRITES);
    }

    private static Stream<Arguments> writes(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().flatMap(write -> Stream.of(Fault.values())
                .map(fault -> Arguments.of(write, fault)));
    }

    @ParameterizedTest
    @MethodSource("each_write_and_each_fault")
    void nobody_notices_a_fault_that_passes(int write, Fault fault) {
        try (TestNode owner = patient()) {
            failOnce(owner, "undo-b");
            CamelSagaCoordinator saga = owner.begin();
            http.hit(fault, write, FaultyHttp.MAX_CALLS - 1);
            runThrough(owner, saga);
            assertThat(owner.calls()).containsExactly("undo-b", "undo-b", "undo-a");
            assertThat(owner.told()).containsExactly("started", "compensated");
            assertThat(http.writes()).isEqualTo(WRITES + FaultyHttp.MAX_CALLS - 1);
            Saga stored = store.get(saga.getId()).orElseThrow();
            assertThat(stored.status()).isEqualTo(SagaStatus.COMPENSATED);
            assertThat(stored.steps()).extracting(SagaStep::attempts).containsExactly(0, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("each_write_up_to_the_decision")
    void a_saga_comes_to_one_end_after_a_fault_that_the_caller_was_told_of(int write, Fault fault) {
        failOnce(node, "undo-b");
        CamelSagaCoordinator saga = node.begin();
        http.hit(fault, write, FaultyHttp.MAX_CALLS);
        assertThatThrownBy(() -> runThrough(node, saga))
                .isInstanceOf(SagaStoreException.class)
                .hasMessageContaining(settings.table())
                .hasMessageContaining("cannot write " + saga.getId());

        boolean decided = write == DECISION && fault == Fault.ANSWER_LOST;
        if (!decided) {
            node.end(saga, Goal.COMPENSATE);
        }
        await().untilAsserted(() -> assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATED));
        List<SagaStep> steps = store.get(saga.getId()).orElseThrow().steps();
        assertThat(node.calls()).allMatch(call -> call.startsWith("undo-"));
        assertThat(node.calls().stream().distinct()).hasSize(steps.size());
        assertThat(node.told().stream().filter("compensated"::equals)).hasSizeLessThanOrEqualTo(1);
        boolean firstJoined = fault == Fault.ANSWER_LOST || write > JOIN_A;
        assertThat(steps).hasSizeBetween(firstJoined ? 1 : 0, 2);
    }

    @ParameterizedTest
    @MethodSource("each_write_of_what_a_callback_did")
    void what_a_callback_did_is_written_once_it_can_be_while_the_lease_lasts(int write, Fault fault) {
        try (TestNode owner = patient()) {
            failOnce(owner, "undo-b");
            CamelSagaCoordinator saga = owner.begin();
            http.hit(fault, write, FaultyHttp.MAX_CALLS);
            runThrough(owner, saga);
            assertThat(owner.calls()).containsExactly("undo-b", "undo-b", "undo-a");
            assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATED);
        }
    }

    @ParameterizedTest
    @MethodSource("each_write_of_what_a_callback_did")
    void what_a_callback_did_and_nobody_could_write_is_done_again(int write, Fault fault) {
        failOnce(node, "undo-b");
        CamelSagaCoordinator saga = node.begin();
        http.hit(fault, write, FOR_EVER);
        assertThatThrownBy(() -> runThrough(node, saga))
                .isInstanceOf(SagaStoreException.class)
                .hasMessageContaining("cannot write " + saga.getId());
        http.hit(fault, 1, 0);
        await().untilAsserted(() -> assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATED));
        assertThat(node.calls()).startsWith("undo-b").endsWith("undo-a").containsOnly("undo-b", "undo-a");
        boolean endedUnknown = write == WRITES && fault == Fault.ANSWER_LOST;
        assertThat(node.told().stream().filter("compensated"::equals)).hasSize(endedUnknown ? 0 : 1);
    }

    /** The lease is renewed from a third of its time on: the first write after the decision is a renewal. */
    @ParameterizedTest
    @EnumSource
    void an_owner_goes_on_when_a_renewal_met_a_fault(Fault fault) {
        try (TestNode owner = patient()) {
            owner.on("undo-a", exchange -> TimeUnit.MILLISECONDS.sleep(1600));
            CamelSagaCoordinator saga = owner.begin();
            owner.join(saga, "a");
            http.hit(fault, 2, FaultyHttp.MAX_CALLS);
            owner.end(saga, Goal.COMPENSATE);
            assertThat(owner.calls()).containsExactly("undo-a");
            assertThat(owner.told()).containsExactly("started", "compensated");
            assertThat(http.writes()).as("a renewal was hit").isGreaterThan(FaultyHttp.MAX_CALLS);
            assertThat(store.get(saga.getId()).orElseThrow().steps().get(0).attempts())
                    .isZero();
        }
    }

    @Test
    void a_completion_whose_answer_was_lost_is_repeated_without_harm() {
        CamelSagaCoordinator saga = node.begin();
        node.join(saga, "a");
        http.hit(Fault.ANSWER_LOST, 1, FaultyHttp.MAX_CALLS);
        assertThatThrownBy(() -> node.end(saga, Goal.COMPLETE)).isInstanceOf(SagaStoreException.class);
        node.end(saga, Goal.COMPLETE);
        await().untilAsserted(() -> assertThat(status(saga)).isEqualTo(SagaStatus.COMPLETED));
        assertThat(node.calls()).containsOnly("finish-a");
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot compensate: status is COMPLETED");
    }

    @Test
    void an_end_without_callbacks_whose_answer_was_lost_is_told_once() {
        CamelSagaCoordinator saga = node.begin();
        http.hit(Fault.ANSWER_LOST, 1, 1);
        node.end(saga, Goal.COMPLETE);
        assertThat(node.told()).containsExactly("completed");
        assertThat(status(saga)).isEqualTo(SagaStatus.COMPLETED);
    }

    @Test
    void a_join_whose_answer_was_lost_is_compensated_with_the_saga() {
        CamelSagaCoordinator saga = node.begin();
        http.hit(Fault.ANSWER_LOST, JOIN_A, FaultyHttp.MAX_CALLS);
        assertThatThrownBy(() -> node.join(saga, "a")).isInstanceOf(SagaStoreException.class);
        node.join(saga, "b");
        node.end(saga, Goal.COMPENSATE);
        assertThat(node.calls()).containsExactly("undo-b", "undo-a");
    }

    @Test
    void a_table_that_is_always_throttled_is_told_as_such() {
        CamelSagaCoordinator saga = node.begin();
        http.hit(Fault.TABLE_THROTTLED, 1, FOR_EVER);
        assertThatThrownBy(() -> node.join(saga, "a"))
                .isInstanceOf(SagaStoreException.class)
                .hasMessageContaining("Too many requests");
        assertThat(store.get(saga.getId())).isEmpty();
    }

    @Test
    void what_became_due_while_dynamodb_was_down_is_seen_to_afterwards() {
        CamelSagaCoordinator saga = node.begin();
        node.join(saga, "a");
        node.on("undo-a", exchange -> http.setDown(true));
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE))
                .isInstanceOf(SagaStoreException.class)
                .hasMessageContaining("No route to host");
        assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATING);
        node.on("undo-a", exchange -> {});
        http.setDown(false);
        await().untilAsserted(() -> assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATED));
        assertThat(node.told()).containsExactly("started", "recovered", "compensated");
    }

    @Test
    void another_node_takes_over_from_one_that_lost_its_way_to_dynamodb() {
        CamelSagaCoordinator saga = node.begin();
        node.join(saga, "a");
        node.on("undo-a", exchange -> http.setDown(true));
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE)).isInstanceOf(SagaStoreException.class);
        try (TestNode other = node(healthy)) {
            await().untilAsserted(() -> assertThat(status(saga)).isEqualTo(SagaStatus.COMPENSATED));
            assertThat(other.calls()).containsExactly("undo-a");
            assertThat(other.told()).containsExactly("recovered", "compensated");
        }
    }

    @Test
    void says_that_dynamodb_cannot_be_reached() {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (DynamoDbClient refused = LocalDynamoDb.clientBuilder(nobody).build();
                TestNode lonely = new TestNode(refused, settings)) {
            assertThatThrownBy(lonely::begin)
                    .isInstanceOf(SagaStoreException.class)
                    .hasMessageContaining("DynamoDB table " + settings.table() + ": cannot read signing-key")
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void a_saga_that_nobody_joined_is_known_though_nothing_was_written() {
        String id = store.ids().issue(Instant.now(), new byte[SagaIds.RANDOM_BYTES]);
        http.setDown(true);
        assertThatThrownBy(() -> node.find(id)).isInstanceOf(SagaStoreException.class);
        http.setDown(false);
        assertThat(node.find(id).getId()).isEqualTo(id);
    }

    /** A node whose leases last on a slow machine, too. */
    private TestNode patient() {
        SagaSettings longer = SagaSettings.builder()
                .table(settings.table())
                .lease(Duration.ofSeconds(3))
                .firstBackoff(settings.firstBackoff())
                .build();
        return new TestNode(faulty, longer, "a", "b");
    }

    private static void runThrough(TestNode node, CamelSagaCoordinator saga) {
        node.join(saga, "a");
        node.join(saga, "b");
        node.end(saga, Goal.COMPENSATE);
    }

    private static void failOnce(TestNode node, String callback) {
        node.on(callback, exchange -> {
            node.on(callback, unused -> {});
            throw new IllegalStateException("Not now");
        });
    }

    private SagaStatus status(CamelSagaCoordinator saga) {
        return store.get(saga.getId()).orElseThrow().status();
    }
}
