package orderhub.infra.saga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.testing.TestTable;
import org.junit.jupiter.api.Test;

class SavesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(5);
    private static final Known NEW = Known.nothing(true);

    private final TestTable table = new TestTable();
    private final SagaStore store = table.store();
    private final String id = table.newId(NOW);
    private final Transitions transitions = new Transitions(2, Duration.ofDays(7));
    private final Saga claimed = claimed();

    private Saga claimed() {
        for (int step = 0; step < 2; step++) {
            SagaStep joining = SagaStep.joining("join-" + step, NOW, "undo:" + step, null, Map.of());
            store.join(id, new JoinRequest(joining, null, NOW.plusSeconds(60), NOW), NEW);
        }
        store.decide(id, new DecisionRequest(Goal.COMPENSATE, null, "me", LEASE_END, NOW), NEW);
        return saga();
    }

    @Test
    void writes_every_change_as_it_is_read_again() {
        Saga failed = transitions.failed(claimed, 1, "no", NOW);
        assertThat(store.save(claimed, failed)).isTrue();
        assertThat(saga()).isEqualTo(failed);
        Saga givenUp = transitions.failed(failed, 1, "no", NOW);
        assertThat(store.save(failed, givenUp)).isTrue();
        assertThat(saga()).isEqualTo(givenUp);
        Saga released = transitions.released(givenUp, NOW.plusSeconds(1));
        assertThat(store.save(givenUp, released)).isTrue();
        assertThat(saga()).isEqualTo(released);
        Saga claimedAgain = transitions.claimed(released, "other", LEASE_END);
        assertThat(store.save(released, claimedAgain)).isTrue();
        assertThat(saga()).isEqualTo(claimedAgain);
        Saga parked = transitions.done(claimedAgain, 0, NOW);
        assertThat(store.save(claimedAgain, parked)).isTrue();
        assertThat(saga()).isEqualTo(parked);
        assertThat(saga().status()).isEqualTo(SagaStatus.PARKED);
    }

    @Test
    void leaves_an_ended_saga_in_no_index() {
        Saga one = transitions.done(claimed, 1, NOW);
        store.save(claimed, one);
        store.save(one, transitions.done(one, 0, NOW));
        assertThat(saga().status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(listed(store.shards().due())).isEmpty();
        assertThat(listed(store.shards().parked())).isEmpty();
    }

    @Test
    void moves_a_parked_saga_to_where_operators_look() {
        Saga last = claimed;
        for (int failure = 0; failure < 2; failure++) {
            for (int step = 0; step < 2; step++) {
                Saga failed = transitions.failed(last, step, "no", NOW);
                store.save(last, failed);
                last = failed;
            }
        }
        assertThat(listed(store.shards().due())).isEmpty();
        assertThat(listed(store.shards().parked())).containsExactly(id);
    }

    @Test
    void recognises_its_write_when_it_comes_again() {
        Saga done = transitions.done(claimed, 1, NOW);
        store.save(claimed, done);
        assertThat(store.save(claimed, done)).isTrue();
        Saga released = transitions.released(done, NOW.plusSeconds(1));
        store.save(done, released);
        assertThat(store.save(done, released)).isTrue();
        assertThat(saga()).isEqualTo(released);
    }

    @Test
    void refuses_what_an_owner_writes_after_another_has_claimed() {
        Saga other = transitions.claimed(claimed, "other", LEASE_END.plusSeconds(5));
        store.save(claimed, other);
        assertThat(store.save(claimed, transitions.done(claimed, 1, NOW))).isFalse();
        assertThat(store.save(claimed, transitions.renewed(claimed, LEASE_END.plusSeconds(9))))
                .isFalse();
        assertThat(store.save(claimed, transitions.released(claimed, NOW))).isFalse();
        assertThat(saga()).isEqualTo(other);
    }

    @Test
    void lets_one_of_two_claims_win() {
        Saga one = transitions.claimed(claimed, "one", LEASE_END.plusSeconds(5));
        Saga two = transitions.claimed(claimed, "two", LEASE_END.plusSeconds(5));
        assertThat(store.save(claimed, one)).isTrue();
        assertThat(store.save(claimed, two)).isFalse();
        assertThat(saga().lease().owner()).isEqualTo("one");
    }

    @Test
    void refuses_a_claim_when_the_owner_has_renewed_its_lease_meanwhile() {
        Saga renewed = transitions.renewed(claimed, LEASE_END.plusSeconds(5));
        store.save(claimed, renewed);
        assertThat(store.save(claimed, transitions.claimed(claimed, "other", LEASE_END.plusSeconds(9))))
                .isFalse();
        assertThat(saga()).isEqualTo(renewed);
    }

    @Test
    void refuses_an_outcome_when_the_saga_has_ended() {
        Saga one = transitions.done(claimed, 1, NOW);
        store.save(claimed, one);
        Saga ended = transitions.done(one, 0, NOW);
        store.save(one, ended);
        assertThat(store.save(one, transitions.failed(one, 0, "no", NOW))).isFalse();
        assertThat(saga().steps().get(0).callback()).isEqualTo(CallbackState.DONE);
    }

    private Saga saga() {
        return store.get(id).orElseThrow();
    }

    private List<String> listed(List<String> shards) {
        return shards.stream()
                .flatMap(shard -> store.dueIndex().page(shard, null, 10, Map.of()).entries().stream())
                .map(DueIndex.Entry::id)
                .toList();
    }
}
