package orderhub.infra.saga.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import orderhub.infra.saga.crash.Effect.Kind;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A callback that takes its process down with it must not take down one node after the other for ever. */
class LethalCallbackTest {
    private static final int MAX_ATTEMPTS = 3;

    private final World world = new World(
            LethalCallbackTest.class,
            Duration.ofSeconds(30),
            Map.of("lease-ms", "1000", "sweep-every-ms", "250", "max-attempts", Integer.toString(MAX_ATTEMPTS)));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_callback_that_kills_its_node_each_time_is_given_up_and_the_others_are_called() {
        NodeProcess first = world.process("victim-1").started();
        first.begin("lethal", NodeRoutes.LETHAL, 0, 0);
        assertThat(first.awaitExit()).isEqualTo(Effects.HALTED);
        String id = world.sagaIds().get(0);
        for (int victim = 2; victim <= MAX_ATTEMPTS; victim++) {
            NodeProcess next = world.process("victim-" + victim);
            next.start();
            assertThat(next.awaitExit()).as("end of victim " + victim).isEqualTo(Effects.HALTED);
        }

        NodeProcess survivor = world.process("survivor").started();
        world.awaitEnd(world.sagaIds());

        Saga saga = world.saga(id).orElseThrow();
        assertThat(saga.status()).isEqualTo(SagaStatus.PARKED);
        assertThat(saga.steps())
                .extracting(SagaStep::callback)
                .containsExactly(CallbackState.DONE, CallbackState.FAILED, CallbackState.DONE);
        assertThat(Invariants.callbacks(world.effects(id)))
                .extracting(Effect::step)
                .containsExactly(3, 2, 2, 2, 1);
        assertThat(Invariants.callbacks(world.effects(id)))
                .extracting(Effect::kind)
                .containsOnly(Kind.COMPENSATION);
        assertThat(survivor.isAlive()).isTrue();
    }
}
