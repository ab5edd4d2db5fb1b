package orderhub.infra.saga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.testing.TestTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OTHERWISE = NOW.plus(Duration.ofDays(1));
    private static final Known NEW = Known.nothing(true);

    private final TestTable table = new TestTable(with -> with.maxSteps(3));
    private final SagaStore store = table.store();
    private final String id = table.newId(NOW);

    @Test
    void begins_a_saga_with_its_first_step() {
        assertThat(join("a", null)).isEqualTo(new Join.Joined(OTHERWISE, true));
        Saga saga = saga();
        assertThat(saga.status()).isEqualTo(SagaStatus.RUNNING);
        assertThat(saga.deadline()).isEqualTo(OTHERWISE);
        assertThat(saga.steps())
                .containsExactly(SagaStep.joining("a", NOW, "undo:a", "finish:a", Map.of("number", 1L)));
        assertThat(due(OTHERWISE)).containsExactly(id);
        assertThat(due(OTHERWISE.minusMillis(1))).isEmpty();
    }

    @Test
    void keeps_steps_in_the_order_of_joining_whatever_is_known() {
        assertThat(join("a", null)).isEqualTo(new Join.Joined(OTHERWISE, true));
        assertThat(join("b", null)).isEqualTo(new Join.Joined(OTHERWISE, false));
        Known all = new Known(false, true, OTHERWISE, true, true);
        assertThat(store.join(id, request("c", null, NOW), all)).isEqualTo(new Join.Joined(OTHERWISE, false));
        assertThat(joined()).containsExactly("a", "b", "c");
    }

    @Test
    void joins_once_when_the_same_request_comes_again() {
        JoinRequest first = request("a", null, NOW);
        store.join(id, first, NEW);
        assertThat(store.join(id, first, NEW)).isEqualTo(new Join.Joined(OTHERWISE, true));
        JoinRequest second = request("b", NOW.plusSeconds(9), NOW);
        store.join(id, second, NEW);
        assertThat(store.join(id, second, NEW)).isEqualTo(new Join.Joined(NOW.plusSeconds(9), false));
        assertThat(joined()).containsExactly("a", "b");
    }

    @Test
    void recognises_its_join_after_the_saga_was_decided() {
        JoinRequest request = request("a", null, NOW);
        store.join(id, request, NEW);
        end(Goal.COMPENSATE);
        assertThat(store.join(id, request, NEW)).isEqualTo(new Join.Joined(OTHERWISE, true));
        assertThat(joined()).containsExactly("a");
    }

    @Test
    void lets_identical_steps_join_as_often_as_they_do() {
        join("a", null);
        SagaStep twin = SagaStep.joining("b", NOW, "undo:a", "finish:a", Map.of("number", 1L));
        store.join(id, new JoinRequest(twin, null, OTHERWISE, NOW), NEW);
        assertThat(saga().steps()).hasSize(2);
    }

    @Test
    void brings_the_deadline_forward_and_never_back() {
        join("a", null);
        Instant soon = NOW.plusSeconds(10);
        assertThat(join("b", soon)).isEqualTo(new Join.Joined(soon, false));
        assertThat(join("c", soon.plusSeconds(1))).isEqualTo(new Join.Joined(soon, false));
        assertThat(saga().deadline()).isEqualTo(soon);
        assertThat(due(soon)).containsExactly(id);
    }

    @Test
    void brings_the_deadline_forward_whatever_is_known_of_it() {
        join("a", NOW.plusSeconds(20));
        Known stale = new Known(false, true, OTHERWISE, false, false);
        store.join(id, request("b", NOW.plusSeconds(30), NOW), stale);
        assertThat(saga().deadline()).isEqualTo(NOW.plusSeconds(20));
        Known early = new Known(false, true, NOW.plusSeconds(5), false, false);
        store.join(id, request("c", NOW.plusSeconds(10), NOW), early);
        assertThat(saga().deadline()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void takes_all_who_join_at_once_up_to_the_limit() {
        List<CompletableFuture<Join>> joins = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> store.join(id, request("j" + number, NOW.plusSeconds(60 + number), NOW), NEW)))
                .toList();
        List<Join> answers = joins.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(Join.Joined.class::isInstance).hasSize(3);
        assertThat(answers).filteredOn(Join.Full.class::isInstance).hasSize(9);
        assertThat(answers.stream().filter(answer -> answer instanceof Join.Joined joined && joined.first()))
                .hasSize(1);
        assertThat(joined()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void refuses_one_step_too_many() {
        List.of("a", "b", "c").forEach(name -> join(name, null));
        assertThat(join("d", null)).isEqualTo(new Join.Full(3));
        assertThat(joined()).containsExactly("a", "b", "c");
    }

    @Test
    void refuses_a_step_at_the_deadline() {
        join("a", NOW.plusSeconds(10));
        Instant atDeadline = NOW.plusSeconds(10);
        assertThat(store.join(id, request("b", null, atDeadline), NEW)).isEqualTo(new Join.Late());
        assertThat(store.join(id, request("b", null, atDeadline.minusMillis(1)), NEW))
                .isInstanceOf(Join.Joined.class);
    }

    @Test
    void refuses_a_step_after_the_decision() {
        join("a", null);
        end(Goal.COMPLETE);
        assertThat(join("b", null)).isEqualTo(new Join.NotRunning(SagaStatus.COMPLETING));
        assertThat(joined()).containsExactly("a");
    }

    @Test
    void refuses_a_step_after_an_end_that_no_step_had_joined() {
        store.decide(id, new DecisionRequest(Goal.COMPENSATE, null, "owner", NOW, NOW), NEW);
        assertThat(join("a", null)).isEqualTo(new Join.NotRunning(SagaStatus.COMPENSATED));
    }

    @Test
    void refuses_to_begin_a_saga_whose_item_may_have_expired() {
        assertThat(store.join(id, request("a", null, NOW), Known.nothing(false)))
                .isEqualTo(new Join.Unknown());
        Known onceKnown = new Known(false, false, OTHERWISE, true, true);
        assertThat(store.join(id, request("a", null, NOW), onceKnown)).isEqualTo(new Join.Unknown());
        assertThat(store.get(id)).isEmpty();
    }

    private Join join(String name, @Nullable Instant latest) {
        return store.join(id, request(name, latest, NOW), NEW);
    }

    private static JoinRequest request(String name, @Nullable Instant latest, Instant now) {
        SagaStep step = SagaStep.joining(name, NOW, "undo:" + name, "finish:" + name, Map.of("number", 1L));
        return new JoinRequest(step, latest, OTHERWISE, now);
    }

    private void end(Goal goal) {
        store.decide(id, new DecisionRequest(goal, null, "owner", NOW.plusSeconds(5), NOW), NEW);
    }

    private Saga saga() {
        return store.get(id).orElseThrow();
    }

    private List<String> joined() {
        return saga().steps().stream().map(SagaStep::joinId).toList();
    }

    private List<String> due(Instant until) {
        return store.shards().due().stream()
                .flatMap(shard -> store.dueIndex().page(shard, until, 10, Map.of()).entries().stream())
                .map(DueIndex.Entry::id)
                .toList();
    }
}
