package orderhub.infra.saga.model;

import static orderhub.infra.saga.model.Sagas.LEASE_END;
import static orderhub.infra.saga.model.Sagas.NOW;
import static orderhub.infra.saga.model.Sagas.decided;
import static orderhub.infra.saga.model.Sagas.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Instant LATER = LEASE_END.plusSeconds(5);

    private final Transitions transitions = new Transitions(2, RETENTION);

    @Test
    void ends_a_saga_with_its_last_callback() {
        Saga saga = decided(Goal.COMPENSATE, 2);
        Saga first = transitions.done(saga, 1, NOW);
        assertThat(first.status()).isEqualTo(SagaStatus.COMPENSATING);
        assertThat(first.lease()).isEqualTo(saga.lease());
        assertThat(first.nextCallback()).hasValue(0);

        Saga last = transitions.done(first, 0, NOW);
        assertThat(last.status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(last.lease()).isEqualTo(new Lease(1, null, NOW));
        assertThat(last.expiresAt()).isEqualTo(NOW.plus(RETENTION));
    }

    @Test
    void completes_a_saga_whose_goal_that_is() {
        Saga saga = transitions.done(decided(Goal.COMPLETE, 1), 0, NOW);
        assertThat(saga.status()).isEqualTo(SagaStatus.COMPLETED);
    }

    @Test
    void passes_over_steps_that_ask_for_no_callback_of_the_kind() {
        Saga saga = decided(
                Goal.COMPLETE, List.of(step(0, null, "finish:0"), step(1, "undo:1", null), step(2, null, "finish:2")));
        assertThat(saga.nextCallback()).hasValue(2);
        assertThat(transitions.done(saga, 2, NOW).nextCallback()).hasValue(0);
    }

    @Test
    void calls_a_failed_callback_again_before_the_others() {
        Saga failed = transitions.failed(decided(Goal.COMPENSATE, 2), 1, "no", NOW);
        assertThat(failed.nextCallback()).hasValue(1);
        assertThat(failed.steps().get(1).attempts()).isEqualTo(1);
        assertThat(failed.steps().get(1).problem()).isEqualTo("no");
    }

    @Test
    void goes_on_with_the_others_after_the_last_attempt_and_parks_in_the_end() {
        Saga saga = transitions.failed(decided(Goal.COMPENSATE, 2), 1, "no", NOW);
        Saga givenUp = transitions.failed(saga, 1, "still no", NOW);
        assertThat(givenUp.status()).isEqualTo(SagaStatus.COMPENSATING);
        assertThat(givenUp.nextCallback()).hasValue(0);

        Saga parked = transitions.done(givenUp, 0, NOW);
        assertThat(parked.status()).isEqualTo(SagaStatus.PARKED);
        assertThat(parked.goal()).isEqualTo(Goal.COMPENSATE);
        assertThat(parked.expiresAt()).isNull();
        assertThat(parked.lease().owner()).isNull();
    }

    @Test
    void counts_the_death_of_an_owner_as_an_attempt_of_the_callback_in_hand() {
        Saga claimed = transitions.claimed(decided(Goal.COMPENSATE, 2), "next", LATER);
        assertThat(claimed.lease()).isEqualTo(new Lease(2, "next", LATER));
        assertThat(claimed.steps().get(1).attempts()).isEqualTo(1);
        assertThat(claimed.steps().get(1).problem()).isEqualTo("Its owner died");
        assertThat(claimed.steps().get(0).attempts()).isZero();
    }

    @Test
    void counts_no_attempt_when_the_last_owner_let_go() {
        Saga released = transitions.released(decided(Goal.COMPENSATE, 2), LATER);
        assertThat(released.lease()).isEqualTo(new Lease(1, null, LATER));
        Saga claimed = transitions.claimed(released, "next", LATER);
        assertThat(claimed.steps()).isEqualTo(released.steps());
        assertThat(claimed.lease().epoch()).isEqualTo(2);
    }

    @Test
    void gives_up_a_callback_that_took_every_owner_down_with_it() {
        Saga saga = decided(Goal.COMPENSATE, 1);
        for (int death = 0; death < 2; death++) {
            saga = transitions.claimed(saga, "owner-" + death, LATER);
        }
        assertThat(saga.nextCallback()).isEmpty();
        assertThat(transitions.settled(saga, NOW).status()).isEqualTo(SagaStatus.PARKED);
    }

    @Test
    void renews_a_lease_and_nothing_else() {
        Saga saga = decided(Goal.COMPENSATE, 1);
        Saga renewed = transitions.renewed(saga, LATER);
        assertThat(renewed.lease()).isEqualTo(new Lease(1, "owner", LATER));
        assertThat(renewed.steps()).isEqualTo(saga.steps());
    }

    @Test
    void settles_nothing_while_a_callback_waits() {
        Saga saga = decided(Goal.COMPENSATE, 1);
        assertThat(transitions.settled(saga, NOW)).isEqualTo(saga);
    }

    @Test
    void settles_a_saga_without_callbacks_at_once() {
        assertThat(transitions.settled(decided(Goal.COMPLETE, List.of()), NOW).status())
                .isEqualTo(SagaStatus.COMPLETED);
    }
}
