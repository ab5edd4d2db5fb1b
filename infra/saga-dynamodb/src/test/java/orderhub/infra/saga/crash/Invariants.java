package orderhub.infra.saga.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import orderhub.infra.saga.crash.Effect.Kind;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;

/** What holds for every saga, whatever happened to the nodes. */
final class Invariants {
    private Invariants() {}

    /** One goal was reached, by callbacks of its kind alone, each called at least once, the last joined first. */
    static void assertFinishedProperly(Snapshot snapshot) {
        Saga saga = snapshot.saga().orElseThrow();
        List<Effect> effects = snapshot.effects();
        assertThat(saga.status()).as("status of " + saga.id()).isIn(SagaStatus.COMPLETED, SagaStatus.COMPENSATED);
        assertThat(saga.status()).isEqualTo(goal(saga).reached());
        assertThat(saga.lease().owner()).as("owner").isNull();
        assertThat(saga.steps()).extracting(SagaStep::callback).containsOnly(CallbackState.DONE);
        assertThat(callbacks(effects))
                .as("kinds of callbacks")
                .extracting(Effect::kind)
                .containsOnly(kind(saga));
        assertThat(firstCallbacks(effects))
                .as("steps, as their callbacks began")
                .isEqualTo(lastJoinedFirst(saga));
    }

    /**
     * What was decided when a node died is what was reached, an undecided saga was compensated, one that was never begun
     * never came to be, and no callback was called again of which it was stored that it had succeeded.
     */
    static void assertWentOn(Snapshot before, Snapshot after) {
        if (before.saga().isEmpty()) {
            assertThat(after).as("a saga that was never begun").isEqualTo(before);
            assertThat(after.effects()).isEmpty();
            return;
        }
        assertFinishedProperly(after);
        Goal decided = before.saga().get().goal();
        assertThat(goal(after.saga().orElseThrow()))
                .as("what was reached")
                .isEqualTo(decided == null ? Goal.COMPENSATE : decided);
        int past = before.effects().size();
        assertThat(after.effects().subList(0, past)).as("the past").isEqualTo(before.effects());
        List<Effect> since = after.effects().subList(past, after.effects().size());
        assertThat(since).as("what happened since").allMatch(Effect::isCallback).doesNotHaveDuplicates();
        List<Integer> done = done(before.saga().get());
        assertThat(since).as("what is done again").noneMatch(effect -> done.contains(effect.step()));
    }

    private static List<Integer> done(Saga saga) {
        return IntStream.rangeClosed(1, saga.steps().size())
                .filter(step -> saga.steps().get(step - 1).callback() == CallbackState.DONE)
                .boxed()
                .toList();
    }

    static List<Effect> callbacks(List<Effect> effects) {
        return effects.stream().filter(Effect::isCallback).toList();
    }

    /** Steps in the order in which their callbacks were first called. */
    private static List<Integer> firstCallbacks(List<Effect> effects) {
        return callbacks(effects).stream().map(Effect::step).distinct().toList();
    }

    private static List<Integer> lastJoinedFirst(Saga saga) {
        int steps = saga.steps().size();
        return IntStream.range(0, steps).map(step -> steps - step).boxed().toList();
    }

    private static Kind kind(Saga saga) {
        return goal(saga) == Goal.COMPLETE ? Kind.COMPLETION : Kind.COMPENSATION;
    }

    private static Goal goal(Saga saga) {
        return Objects.requireNonNull(saga.goal(), "goal of " + saga.id());
    }
}
