package orderhub.infra.saga.property;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.property.Action.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that chance finds seldom, and that a service without one of its conditions fails. */
class WorstCasesTest {
    private static final int ONE = 0;
    private static final int OTHER = 1;
    private static final int SAGA = 0;
    private static final Action WAIT_FOR_LEASE = new Action.Advance(Duration.ofSeconds(6));
    private static final Action ALMOST_A_LEASE = new Action.Advance(Duration.ofSeconds(4));
    private static final Action WAIT_FOR_BACKOFF = new Action.Advance(Duration.ofSeconds(1));

    /** The other calls the callback, fails, and hands back; then the first, which knows nothing, goes on. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void an_owner_that_was_asleep_finds_that_another_took_over_and_let_go(int write) {
        judge(
                join(ONE, 1),
                join(ONE, 0),
                trouble(ONE, write, Fault.MEANWHILE_AFTER, end(ONE), WAIT_FOR_LEASE, new Action.Sweep(OTHER)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void an_owner_that_was_asleep_before_it_wrote_finds_that_another_took_over(int write) {
        judge(
                join(ONE, 1),
                join(ONE, 1),
                trouble(ONE, write, Fault.MEANWHILE_BEFORE, end(ONE), WAIT_FOR_LEASE, new Action.Sweep(OTHER)));
    }

    /** Both the claim and the renewal that this makes due are answered when another has taken over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void an_owner_whose_renewal_was_answered_late_calls_nothing(int write) {
        judge(
                join(ONE, 1),
                join(ONE, 1),
                trouble(
                        ONE,
                        0,
                        Fault.MEANWHILE_AFTER,
                        trouble(ONE, write, Fault.MEANWHILE_AFTER, end(ONE), WAIT_FOR_LEASE, new Action.Sweep(OTHER)),
                        ALMOST_A_LEASE));
    }

    @Test
    void of_two_that_claim_at_once_the_slower_finds_that_the_quicker_had_it_and_let_go() {
        judge(
                join(ONE, 2),
                end(ONE),
                WAIT_FOR_BACKOFF,
                trouble(ONE, 0, Fault.MEANWHILE_BEFORE, new Action.Sweep(ONE), new Action.Sweep(OTHER)));
    }

    /** Each write of a saga of three steps, one callback of which fails, with each fault and a rival at work. */
    @ParameterizedTest
    @EnumSource
    void every_write_may_go_wrong_in_every_way(Fault fault) {
        for (int write = 0; write < 8; write++) {
            for (Goal rival : Goal.values()) {
                judge(
                        join(ONE, 0),
                        join(OTHER, 1),
                        join(ONE, 0),
                        trouble(ONE, write, fault, end(ONE), WAIT_FOR_LEASE, new Action.Sweep(OTHER)),
                        new Action.End(OTHER, SAGA, rival),
                        WAIT_FOR_LEASE,
                        trouble(OTHER, write, fault, new Action.Sweep(OTHER), new Action.End(ONE, SAGA, rival)));
            }
        }
    }

    /** A join, whatever becomes of its write, while another node ends the saga. */
    @ParameterizedTest
    @EnumSource
    void a_join_meets_the_end_of_its_saga(Fault fault) {
        for (Goal rival : Goal.values()) {
            judge(
                    join(ONE, 0),
                    trouble(OTHER, 0, fault, join(OTHER, 0), new Action.End(ONE, SAGA, rival)),
                    join(ONE, 0),
                    new Action.End(ONE, SAGA, Goal.COMPLETE));
        }
    }

    private static void judge(Action... program) {
        assertThatCode(() -> World.judge(List.of(program))).doesNotThrowAnyException();
    }

    private static Action join(int node, int failures) {
        return new Action.Join(node, SAGA, true, true, Duration.ZERO, failures);
    }

    private static Action end(int node) {
        return new Action.End(node, SAGA, Goal.COMPENSATE);
    }

    private static Action trouble(int node, int write, Fault fault, Action act, Action... meanwhile) {
        return new Action.Trouble(node, write, fault, List.of(meanwhile), act);
    }
}
