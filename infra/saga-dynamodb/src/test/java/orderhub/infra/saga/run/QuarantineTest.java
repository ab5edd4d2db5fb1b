package orderhub.infra.saga.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.store.DueIndex;
import orderhub.infra.saga.testing.TestNode;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class QuarantineTest {
    private static final String UNDO = "direct://undo-a";
    private final Instant now = Instant.now();

    private final TestTable table = new TestTable(
            with -> with.dueShards(1).sweepEvery(Duration.ofMillis(20)).knownSagas(1));
    private final TestNode node = new TestNode(table.client(), table.settings(), "a");

    @AfterEach
    void stop() {
        node.close();
    }

    static Stream<Arguments> ways_to_be_corrupt() {
        return CorruptItems.ways().entrySet().stream().map(way -> Arguments.of(way.getKey(), way.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways_to_be_corrupt")
    void puts_an_item_aside_once_that_cannot_be_read(String what, Consumer<Map<String, AttributeValue>> way) {
        String id = put(way);
        String next = put(item -> {});
        await().untilAsserted(() -> assertThat(status(next)).isEqualTo(SagaStatus.COMPENSATED));
        await().untilAsserted(() -> assertThat(node.told()).contains("quarantined " + id));
        assertThat(node.told()).containsOnlyOnce("quarantined " + id);
        assertThat(node.calls()).as(what).containsExactly("undo-a");
        assertThat(listed(table.store().shards().due())).isEmpty();
        assertThat(listed(table.store().shards().quarantined())).containsExactly(id);
        assertThatThrownBy(() -> node.find(id))
                .isInstanceOf(CorruptSagaException.class)
                .hasMessageContaining("Saga " + id + " cannot be read: it is quarantined: ");
    }

    @Test
    void keeps_all_that_a_quarantined_item_holds() {
        Map<String, AttributeValue> before = new HashMap<>();
        String id = put(item -> {
            item.put("status", AttributeValue.fromS("NO_SUCH"));
            before.putAll(item);
        });
        await().untilAsserted(() -> assertThat(table.item(id)).containsKey("quarantined"));
        Map<String, AttributeValue> after = new HashMap<>(table.item(id));
        Set.of("quarantined", "due_shard", "due_at").forEach(after::remove);
        Set.of("due_shard", "due_at").forEach(before::remove);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void tells_who_had_the_saga_in_hand_that_it_cannot_be_read() {
        CamelSagaCoordinator saga = node.begin();
        node.join(saga, "a");
        table.store().quarantine(saga.getId(), "for a test", now);
        for (Runnable deed : List.<Runnable>of(
                () -> node.join(saga, "a"),
                () -> node.end(saga, Goal.COMPLETE),
                () -> node.end(saga, Goal.COMPENSATE))) {
            assertThatThrownBy(deed::run)
                    .isInstanceOf(CorruptSagaException.class)
                    .hasMessageEndingWith("it is quarantined: for a test");
        }
        assertThat(node.calls()).isEmpty();
    }

    @Test
    void quarantines_an_item_once() {
        String id = table.newId(now);
        table.put(CorruptItems.due(id, now.plusSeconds(600), UNDO));
        assertThat(table.store().quarantine(id, "one", now)).isTrue();
        assertThat(table.store().quarantine(id, "two", now)).isFalse();
        assertThat(table.store().quarantine(table.newId(now), "none", now)).isFalse();
    }

    @Test
    void finishes_a_saga_of_a_newer_version_and_keeps_what_it_does_not_know() {
        AttributeValue unknown = AttributeValue.fromS("from the future");
        String id = put(item -> {
            item.put("schema", AttributeValue.fromN("2"));
            item.put("news", unknown);
            item.put(
                    "steps",
                    AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                            "at",
                            AttributeValue.fromN("1"),
                            "compensation",
                            AttributeValue.fromS(UNDO),
                            "news",
                            unknown)))));
        });
        await().untilAsserted(() -> assertThat(status(id)).isEqualTo(SagaStatus.COMPENSATED));
        Map<String, AttributeValue> item = table.item(id);
        assertThat(item).containsEntry("news", unknown).containsEntry("schema", AttributeValue.fromN("2"));
        assertThat(requireNonNull(item.get("steps")).l().get(0).m()).containsEntry("news", unknown);
        assertThat(node.calls()).containsExactly("undo-a");
    }

    private String put(Consumer<Map<String, AttributeValue>> change) {
        String id = table.newId(now);
        Map<String, AttributeValue> item = CorruptItems.due(id, now, UNDO);
        change.accept(item);
        table.put(item);
        return id;
    }

    private SagaStatus status(String id) {
        return table.store().get(id).orElseThrow().status();
    }

    private List<String> listed(List<String> shards) {
        return shards.stream()
                .flatMap(shard -> table.store().dueIndex().page(shard, null, 100, Map.of()).entries().stream())
                .map(DueIndex.Entry::id)
                .toList();
    }
}
