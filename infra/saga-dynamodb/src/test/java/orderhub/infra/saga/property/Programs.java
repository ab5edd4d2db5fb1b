package orderhub.infra.saga.property;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import orderhub.infra.saga.model.Goal;

/** Random programs. */
final class Programs {
    private static final int MAX_ACTIONS = 30;
    private static final int MAX_SAGAS = 3;
    /** A join is one write, an end of a saga with three callbacks is five. */
    private static final int LAST_TROUBLED_WRITE = 5;

    private static final int FOR_EVER = 100;

    private Programs() {}

    static Arbitrary<List<Action>> all() {
        return Arbitraries.frequencyOf(Tuple.of(2, quiet()), Tuple.of(1, trouble()))
                .list()
                .ofMinSize(2)
                .ofMaxSize(MAX_ACTIONS);
    }

    private static Arbitrary<Action> quiet() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, node().map(Action.Begin::new)),
                Tuple.of(8, node().flatMap(Programs::join)),
                Tuple.of(5, node().flatMap(Programs::end)),
                Tuple.of(5, advance()),
                Tuple.of(4, node().map(Action.Sweep::new)),
                Tuple.of(2, node().map(Action.Timers::new)),
                Tuple.of(1, node().map(Action.Restart::new)));
    }

    private static Arbitrary<Action> join(int node) {
        return Combinators.combine(saga(), Arbitraries.integers().between(1, 3), timeout(), failures())
                .as((saga, kinds, timeout, failures) ->
                        new Action.Join(node, saga, (kinds & 1) != 0, (kinds & 2) != 0, timeout, failures));
    }

    private static Arbitrary<Action> end(int node) {
        return Combinators.combine(saga(), Arbitraries.of(Goal.class))
                .as((saga, goal) -> new Action.End(node, saga, goal));
    }

    private static Arbitrary<Action> trouble() {
        return node().flatMap(Programs::trouble);
    }

    private static Arbitrary<Action> trouble(int node) {
        Arbitrary<Integer> write = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(1, LAST_TROUBLED_WRITE)));
        Arbitrary<Action> act = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(new Action.Sweep(node))), Tuple.of(3, end(node)), Tuple.of(2, join(node)));
        return Combinators.combine(write, Arbitraries.of(Action.Fault.class), meanwhile(), act)
                .as((number, fault, meanwhile, then) -> new Action.Trouble(node, number, fault, meanwhile, then));
    }

    /** What others do at the worst moment: above all, wait for a lease to run out and take over. */
    private static Arbitrary<List<Action>> meanwhile() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, node().map(Action.Sweep::new)),
                        Tuple.of(4, advance()),
                        Tuple.of(2, node().flatMap(Programs::end)),
                        Tuple.of(1, node().flatMap(Programs::join)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** Around the lease, the backoffs, the steps' timeouts and the saga's longest duration. */
    private static Arbitrary<Action> advance() {
        return Arbitraries.of(100, 400, 1_000, 6_000, 6_000, 20_000, 700_000)
                .map(Duration::ofMillis)
                .map(Action.Advance::new);
    }

    private static Arbitrary<Duration> timeout() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Duration.ZERO)),
                Tuple.of(2, Arbitraries.of(500, 5_000, 15_000).map(Duration::ofMillis)));
    }

    private static Arbitrary<Integer> failures() {
        return Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, FOR_EVER));
    }

    private static Arbitrary<Integer> node() {
        return Arbitraries.integers().between(0, World.NODES - 1);
    }

    private static Arbitrary<Integer> saga() {
        return Arbitraries.integers().between(0, MAX_SAGAS - 1);
    }
}
