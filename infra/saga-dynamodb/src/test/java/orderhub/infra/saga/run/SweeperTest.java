package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import orderhub.infra.saga.testing.EmbeddedDynamoDb;
import orderhub.infra.saga.testing.InterceptedDynamoDb;
import orderhub.infra.saga.testing.TestNode;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SweeperTest {
    private final Instant now = Instant.now();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestTable table = new TestTable(with -> with.dueShards(1).sweepEvery(Duration.ofMillis(40)));

    @Test
    void sees_to_more_sagas_than_it_takes_in_hand_at_once() {
        List<String> due = new ArrayList<>();
        for (int saga = 0; saga < Sweeper.MAX_IN_HAND + 150; saga++) {
            due.add(lateWithoutCallbacks());
        }
        try (TestNode node = node(table.client(), "a")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            node.told().stream().filter("compensated"::equals).count() == due.size());
            assertThat(due).allMatch(id -> status(id) == SagaStatus.COMPENSATED);
        }
    }

    @Test
    void is_not_kept_busy_by_sagas_that_only_others_can_finish() {
        for (int saga = 0; saga < Sweeper.MAX_IN_HAND + 50; saga++) {
            due("direct://undo-elsewhere", now.minusSeconds(60));
        }
        String mine = due("direct://undo-a", now);
        try (TestNode node = node(table.client(), "a")) {
            await().atMost(PATIENCE).until(() -> status(mine) == SagaStatus.COMPENSATED);
            assertThat(node.calls()).containsExactly("undo-a");
        }
    }

    @Test
    void leaves_a_callback_that_it_does_not_know_to_a_node_that_does() {
        String id = due("direct://undo-b", now);
        try (TestNode one = node(table.client(), "a")) {
            String mine = due("direct://undo-a", now);
            await().until(() -> status(mine) == SagaStatus.COMPENSATED);
            assertThat(status(id)).isEqualTo(SagaStatus.COMPENSATING);
            assertThat(table.item(id)).containsEntry("epoch", AttributeValue.fromN("1"));
            try (TestNode other = node(table.client(), "a", "b")) {
                await().until(() -> status(id) == SagaStatus.COMPENSATED);
                assertThat(other.calls()).containsExactly("undo-b");
            }
            assertThat(one.calls()).containsExactly("undo-a");
        }
    }

    /** To leave a saga alone for thirty sweeps would take longer here than the test waits. */
    @Test
    void steps_of_two_nodes_take_turns_without_waiting_for_many_sweeps() {
        TestTable slow = new TestTable(with -> with.sweepEvery(Duration.ofMillis(400)));
        try (TestNode one = new TestNode(slow.client(), slow.settings(), "a");
                TestNode other = new TestNode(slow.client(), slow.settings(), "b")) {
            CamelSagaCoordinator saga = one.begin();
            for (int step = 0; step < 3; step++) {
                one.join(saga, "a");
                other.join(other.find(saga.getId()), "b");
            }
            assertThatThrownBy(() -> one.end(saga, Goal.COMPENSATE)).isInstanceOf(SagaUnfinishedException.class);
            await().until(() -> slow.store().get(saga.getId()).orElseThrow().status() == SagaStatus.COMPENSATED);
            assertThat(one.calls()).containsExactly("undo-a", "undo-a", "undo-a");
            assertThat(other.calls()).containsExactly("undo-b", "undo-b", "undo-b");
        }
    }

    @Test
    void finds_a_callback_that_is_registered_late() {
        TestTable slow = new TestTable(with -> with.dueShards(1).sweepEvery(Duration.ofMillis(400)));
        String id = slow.newId(now);
        slow.put(CorruptItems.due(id, now.minusSeconds(60), "direct://undo-old"));
        String mine = slow.newId(now);
        slow.put(CorruptItems.due(mine, now, "direct://undo-a"));
        try (TestNode node = new TestNode(slow.client(), slow.settings(), "a")) {
            await().until(() -> slow.store().get(mine).orElseThrow().status() == SagaStatus.COMPENSATED);
            node.service().registerAlias("direct://undo-old", node.camel().getEndpoint("direct:undo-a"));
            await().until(() -> slow.store().get(id).orElseThrow().status() == SagaStatus.COMPENSATED);
            assertThat(node.calls()).containsExactly("undo-a", "undo-a");
        }
    }

    @Test
    void leaves_a_saga_alone_whose_owner_still_holds_it() {
        String held = table.newId(now);
        Map<String, AttributeValue> item = new HashMap<>(CorruptItems.due(held, now, "direct://undo-a"));
        item.put("owner", AttributeValue.fromS("somebody"));
        item.put("due_at", millis(now.plusSeconds(3600)));
        table.put(item);
        String left = due("direct://undo-a", now);
        try (TestNode node = node(table.client(), "a")) {
            await().until(() -> status(left) == SagaStatus.COMPENSATED);
            assertThat(node.calls()).hasSize(1);
            assertThat(table.item(held)).isEqualTo(item);
        }
    }

    @Test
    void looks_again_at_what_the_index_says() {
        String ended = table.newId(now);
        Map<String, AttributeValue> item = new HashMap<>(CorruptItems.due(ended, now, "direct://undo-a"));
        item.put("status", AttributeValue.fromS("COMPENSATED"));
        table.put(item);
        String left = due("direct://undo-a", now);
        try (TestNode node = node(table.client(), "a")) {
            await().until(() -> status(left) == SagaStatus.COMPENSATED);
            assertThat(node.calls()).hasSize(1);
            assertThat(table.item(ended)).isEqualTo(item);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goes_on_after_reads_that_failed(boolean isError) {
        String id = due("direct://undo-a", now);
        AtomicInteger reads = new AtomicInteger();
        DynamoDbClient failing = new InterceptedDynamoDb(EmbeddedDynamoDb.client()) {
            @Override
            protected <T> T read(Supplier<T> call) {
                if (reads.incrementAndGet() > 4) {
                    return call.get();
                }
                if (isError) {
                    throw new OutOfMemoryError("as a test has it");
                }
                throw SdkClientException.create("as a test has it");
            }
        };
        try (TestNode node = node(failing, "a")) {
            await().until(() -> status(id) == SagaStatus.COMPENSATED);
            assertThat(node.told()).containsExactly("compensated");
        }
    }

    @Test
    void sweeps_for_a_service_that_was_added_after_its_context_had_started() throws Exception {
        String id = lateWithoutCallbacks();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            camel.start();
            camel.addService(DynamoDbSagaService.builder(table.client())
                    .settings(table.settings())
                    .build());
            await().until(() -> status(id) == SagaStatus.COMPENSATED);
            assertThat(camel.isStarted()).isTrue();
        }
    }

    private TestNode node(DynamoDbClient dynamoDb, String... participants) {
        return new TestNode(dynamoDb, table.settings(), participants);
    }

    private String due(String compensation, Instant since) {
        String id = table.newId(now);
        table.put(CorruptItems.due(id, since, compensation));
        return id;
    }

    private String lateWithoutCallbacks() {
        String id = table.newId(now);
        table.put(Map.of(
                "saga_id", AttributeValue.fromS(id),
                "status", AttributeValue.fromS("RUNNING"),
                "deadline", millis(now.minusSeconds(1)),
                "due_at", millis(now.minusSeconds(1)),
                "due_shard", AttributeValue.fromS("due-0")));
        return id;
    }

    private SagaStatus status(String id) {
        return table.store().get(id).orElseThrow().status();
    }

    private static AttributeValue millis(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
    }
}
