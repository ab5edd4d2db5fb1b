package orderhub.infra.saga.property;

import static orderhub.infra.saga.model.SagaStatus.COMPENSATED;
import static orderhub.infra.saga.model.SagaStatus.COMPLETED;
import static orderhub.infra.saga.model.SagaStatus.PARKED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStep;

/** What must be true of a saga once everything has come to rest, whatever happened before. */
final class Verdict {
    private final Account account;
    private final Saga saga;
    private final Goal goal;

    private Verdict(Account account, Saga saga) {
        this.account = account;
        this.saga = saga;
        this.goal = Objects.requireNonNull(saga.goal());
    }

    /** @param answered whether every node was told what became of each of its writes */
    static void on(Account account, Optional<Saga> stored, boolean answered) {
        assertThat(account.wrongs).isEmpty();
        if (stored.isEmpty()) {
            assertThat(account.acknowledged)
                    .as("joins of a saga that was never begun")
                    .isEmpty();
            assertThat(account.promised)
                    .as("promises about a saga that was never begun")
                    .isEmpty();
            assertThat(account.calls)
                    .as("calls for a saga that was never begun")
                    .isEmpty();
            return;
        }
        assertThat(stored.get().status()).isIn(COMPLETED, COMPENSATED, PARKED);
        Verdict verdict = new Verdict(account, stored.get());
        verdict.keepsPromises();
        verdict.losesNoJoin();
        verdict.callsOneKindInReverse();
        verdict.callsAllUnlessParked();
        verdict.tellsOnce(answered);
    }

    private void keepsPromises() {
        account.promised.forEach(promise -> assertThat(goal).as("as promised").isEqualTo(promise));
        if (saga.status() != PARKED) {
            assertThat(saga.status()).isEqualTo(goal.reached());
        }
    }

    private void losesNoJoin() {
        List<Integer> joined = saga.steps().stream().map(Verdict::number).toList();
        assertThat(joined).doesNotHaveDuplicates().containsAll(account.acknowledged);
        assertThat(account.possible).containsAll(joined);
    }

    private void callsOneKindInReverse() {
        assertThat(account.calls).as("calls of the other kind").allMatch(call -> call.goal() == goal);
        List<Integer> expected = new ArrayList<>(callbacks());
        List<Integer> first =
                account.calls.stream().map(Account.Call::step).distinct().toList();
        expected.retainAll(first);
        assertThat(first).as("first calls in reverse order of joining").isEqualTo(expected);
    }

    private void callsAllUnlessParked() {
        List<Integer> succeeded = account.calls.stream()
                .filter(Account.Call::succeeded)
                .map(Account.Call::step)
                .toList();
        for (SagaStep step : saga.steps()) {
            if (goal.callbackOf(step) == null) {
                assertThat(step.callback()).isEqualTo(CallbackState.WAITING);
            } else if (step.callback() == CallbackState.DONE) {
                assertThat(succeeded).as("a callback that is done was called").contains(number(step));
            } else {
                assertThat(step.callback()).isEqualTo(CallbackState.FAILED);
                assertThat(step.attempts()).isEqualTo(World.MAX_ATTEMPTS);
            }
        }
        assertThat(saga.status() == PARKED)
                .as("parked if and only if a callback failed")
                .isEqualTo(saga.hasFailures());
    }

    /** A node that never hears of its own write cannot tell of it; but nobody tells twice, or what is not so. */
    private void tellsOnce(boolean answered) {
        List<String> ends = account.told.stream()
                .filter(told -> !told.equals(Gossip.STARTED))
                .toList();
        assertThat(ends)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(saga.status().name().toLowerCase(Locale.ROOT)::equals);
        if (answered) {
            assertThat(ends).as("told how it ended").hasSize(1);
        }
    }

    /** The steps to be called, in that order. */
    private List<Integer> callbacks() {
        List<Integer> callbacks = new ArrayList<>();
        for (SagaStep step : saga.steps()) {
            if (goal.callbackOf(step) != null) {
                callbacks.add(0, number(step));
            }
        }
        return callbacks;
    }

    private static Integer number(SagaStep step) {
        return (Integer) Objects.requireNonNull(step.options().get(Participants.STEP));
    }
}
