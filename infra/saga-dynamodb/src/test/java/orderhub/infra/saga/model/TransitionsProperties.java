package orderhub.infra.saga.model;

import static orderhub.infra.saga.model.Sagas.NOW;
import static orderhub.infra.saga.model.Sagas.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a decided saga, in whatever order. */
class TransitionsProperties {
    private static final int MAX_ATTEMPTS = 3;

    private final Transitions transitions = new Transitions(MAX_ATTEMPTS, Duration.ofDays(7));

    /** What may happen to the callback in hand. */
    enum Event {
        SUCCEEDS,
        FAILS,
        OWNER_DIES,
        IS_HANDED_BACK
    }

    @Property
    void ends_as_decided_or_parks_if_and_only_if_a_callback_failed(
            @ForAll("sagas") Saga saga, @ForAll @Size(60) List<Event> events) {
        Saga last = played(saga, events, new ArrayList<>());
        assertThat(last.goal()).isEqualTo(saga.goal());
        assertThat(last.status().isFinishing()).isEqualTo(last.nextCallback().isPresent());
        assertThat(last.status() == SagaStatus.PARKED)
                .isEqualTo(last.hasFailures() && last.nextCallback().isEmpty());
        if (last.status().isEnded()) {
            assertThat(last.status()).isEqualTo(goal(saga).reached());
            assertThat(last.steps())
                    .allMatch(step -> goal(saga).callbackOf(step) == null || step.callback() == CallbackState.DONE);
        }
    }

    @Property
    void calls_one_kind_only_in_reverse_order_of_joining(
            @ForAll("sagas") Saga saga, @ForAll @Size(60) List<Event> events) {
        List<Integer> called = new ArrayList<>();
        Saga last = played(saga, events, called);
        assertThat(called).isSortedAccordingTo((one, other) -> Integer.compare(other, one));
        assertThat(called).allMatch(step -> goal(saga).callbackOf(saga.steps().get(step)) != null);
        assertThat(last.steps())
                .allMatch(step -> goal(saga).callbackOf(step) != null || step.callback() == CallbackState.WAITING);
    }

    @Property
    void calls_no_callback_more_often_than_it_may(@ForAll("sagas") Saga saga, @ForAll @Size(60) List<Event> events) {
        List<Integer> called = new ArrayList<>();
        Saga last = played(saga, events, called);
        assertThat(last.steps()).allMatch(step -> step.attempts() <= MAX_ATTEMPTS);
        for (int step = 0; step < saga.steps().size(); step++) {
            int number = step;
            assertThat(called.stream().filter(each -> each == number)).hasSizeLessThanOrEqualTo(MAX_ATTEMPTS);
        }
    }

    @Property
    void never_gives_an_epoch_twice(@ForAll("sagas") Saga saga, @ForAll @IntRange(min = 1, max = 20) int claims) {
        Saga claimed = saga;
        for (int claim = 0; claim < claims; claim++) {
            claimed = transitions.claimed(claimed, "owner", NOW);
        }
        assertThat(claimed.lease().epoch()).isEqualTo(saga.lease().epoch() + claims);
    }

    /** Those that are called again without an outcome count as called once. */
    private Saga played(Saga saga, List<Event> events, List<Integer> called) {
        Saga now = transitions.settled(saga, NOW);
        for (Event event : events) {
            if (now.nextCallback().isEmpty()) {
                return transitions.settled(now, NOW);
            }
            int step = now.nextCallback().getAsInt();
            if (event != Event.IS_HANDED_BACK) {
                called.add(step);
            }
            now = after(now, step, event);
        }
        return now.nextCallback().isEmpty() ? transitions.settled(now, NOW) : now;
    }

    private Saga after(Saga saga, int step, Event event) {
        return switch (event) {
            case SUCCEEDS -> transitions.done(saga, step, NOW);
            case FAILS -> transitions.failed(saga, step, "no", NOW);
            case OWNER_DIES -> transitions.claimed(saga, "other", NOW);
            case IS_HANDED_BACK -> transitions.claimed(transitions.released(saga, NOW), "other", NOW);
        };
    }

    private static Goal goal(Saga saga) {
        return Objects.requireNonNull(saga.goal());
    }

    @Provide
    Arbitrary<Saga> sagas() {
        Arbitrary<SagaStep> steps = Combinators.combine(
                        Arbitraries.integers().between(0, 1000), Arbitraries.of(0, 1, 2, 3))
                .as((number, kinds) ->
                        step(number, (kinds & 1) == 0 ? null : "undo", (kinds & 2) == 0 ? null : "finish"));
        return Combinators.combine(Arbitraries.of(Goal.class), steps.list().ofMaxSize(5))
                .as(Sagas::decided);
    }
}
