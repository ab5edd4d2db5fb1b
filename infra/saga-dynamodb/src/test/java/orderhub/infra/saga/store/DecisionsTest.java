package orderhub.infra.saga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Lease;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.testing.TestTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(5);
    private static final Instant DEADLINE = NOW.plus(Duration.ofDays(1));
    private static final Known NEW = Known.nothing(true);
    private static final Known ALL = new Known(false, true, DEADLINE, true, true);

    private final TestTable table = new TestTable();
    private final SagaStore store = table.store();
    private final String id = table.newId(NOW);

    @ParameterizedTest
    @EnumSource
    void claims_a_saga_that_has_callbacks_of_the_kind(Goal goal) {
        join("undo", "finish");
        Decision decision = store.decide(id, request(goal, "me", NOW), NEW);
        assertThat(decision).isEqualTo(new Decision.Claimed(saga()));
        assertThat(saga().status()).isEqualTo(goal.underway());
        assertThat(saga().lease()).isEqualTo(new Lease(1, "me", LEASE_END));
        assertThat(due(LEASE_END)).containsExactly(id);
    }

    @Test
    void claims_a_saga_that_it_took_to_have_callbacks_and_finds_none() {
        join("undo", null);
        store.decide(id, request(Goal.COMPLETE, "me", NOW), ALL);
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPLETING);
        assertThat(saga().nextCallback()).isEmpty();
    }

    @Test
    void ends_a_saga_at_once_when_it_is_known_to_have_no_callbacks_of_the_kind() {
        join("undo", null);
        Known known = new Known(false, true, DEADLINE, false, true);
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", NOW), known)).isEqualTo(new Decision.Ended());
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(saga().expiresAt()).isEqualTo(NOW.plus(table.settings().keptFor()));
        assertThat(due(DEADLINE)).isEmpty();
    }

    @Test
    void ends_a_saga_that_nobody_joined_and_leaves_word_of_it() {
        assertThat(store.decide(id, request(Goal.COMPENSATE, "me", NOW), NEW)).isEqualTo(new Decision.Ended());
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(saga().steps()).isEmpty();
    }

    @Test
    void finds_callbacks_that_it_did_not_know_of() {
        join("undo", "finish");
        Known outOfDate = new Known(false, true, DEADLINE, false, false);
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", NOW), outOfDate))
                .isInstanceOf(Decision.Claimed.class);
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPLETING);
    }

    @ParameterizedTest
    @EnumSource
    void recognises_its_claim_when_the_same_request_comes_again(Goal goal) {
        join("undo", "finish");
        Decision first = store.decide(id, request(goal, "me", NOW), ALL);
        assertThat(store.decide(id, request(goal, "me", NOW), ALL)).isEqualTo(first);
        assertThat(saga().lease().epoch()).isEqualTo(1);
    }

    @Test
    void recognises_the_end_it_made_when_the_same_request_comes_again() {
        assertThat(store.decide(id, request(Goal.COMPENSATE, "me", NOW), NEW)).isEqualTo(new Decision.Ended());
        assertThat(store.decide(id, request(Goal.COMPENSATE, "me", NOW), NEW)).isEqualTo(new Decision.Ended());
        assertThat(store.decide(id, request(Goal.COMPENSATE, "other", NOW), NEW))
                .isEqualTo(new Decision.Already(saga()));
    }

    @Test
    void tells_another_request_that_it_is_decided() {
        join("undo", "finish");
        store.decide(id, request(Goal.COMPLETE, "me", NOW), ALL);
        assertThat(store.decide(id, request(Goal.COMPLETE, "other", NOW), ALL)).isEqualTo(new Decision.Already(saga()));
        assertThat(store.decide(id, request(Goal.COMPENSATE, "other", NOW), ALL))
                .isEqualTo(new Decision.Already(saga()));
        assertThat(saga().goal()).isEqualTo(Goal.COMPLETE);
    }

    @Test
    void decides_once_among_many_who_try_at_once() {
        join("undo", "finish");
        List<CompletableFuture<Decision>> tries = IntStream.range(0, 10)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> store.decide(
                        id, request(number % 2 == 0 ? Goal.COMPLETE : Goal.COMPENSATE, "owner-" + number, NOW), ALL)))
                .toList();
        List<Decision> answers = tries.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(Decision.Claimed.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Decision.Already.class::isInstance).hasSize(9);
    }

    @Test
    void completes_no_saga_at_its_deadline() {
        join("undo", "finish");
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", DEADLINE), ALL))
                .isEqualTo(new Decision.Late());
        assertThat(saga().status()).isEqualTo(SagaStatus.RUNNING);
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", DEADLINE.minusMillis(1)), ALL))
                .isInstanceOf(Decision.Claimed.class);
    }

    @Test
    void compensates_a_saga_after_its_deadline_and_says_why() {
        join("undo", "finish");
        store.decide(id, new DecisionRequest(Goal.COMPENSATE, "because", "me", LEASE_END, DEADLINE), ALL);
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPENSATING);
        assertThat(saga().because()).isEqualTo("because");
    }

    @Test
    void ends_no_saga_whose_item_may_have_expired() {
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", NOW), Known.nothing(false)))
                .isEqualTo(new Decision.Unknown());
        Known onceKnown = new Known(false, false, DEADLINE, true, true);
        assertThat(store.decide(id, request(Goal.COMPLETE, "me", NOW), onceKnown))
                .isEqualTo(new Decision.Unknown());
        assertThat(store.get(id)).isEmpty();
    }

    private static DecisionRequest request(Goal goal, String owner, Instant now) {
        return new DecisionRequest(goal, null, owner, LEASE_END, now);
    }

    private void join(@Nullable String compensation, @Nullable String completion) {
        SagaStep step = SagaStep.joining("join", NOW, compensation, completion, Map.of());
        store.join(id, new JoinRequest(step, null, DEADLINE, NOW), NEW);
    }

    private Saga saga() {
        return store.get(id).orElseThrow();
    }

    private List<String> due(Instant until) {
        return store.shards().due().stream()
                .flatMap(shard -> store.dueIndex().page(shard, until, 10, Map.of()).entries().stream())
                .map(DueIndex.Entry::id)
                .toList();
    }
}
