package orderhub.infra.saga.crash;

import static orderhub.infra.saga.crash.NodeRoutes.ABANDON;
import static orderhub.infra.saga.crash.NodeRoutes.COMPENSATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is asked to stop while callbacks are in hand, fail or hang. Leases are so long that nobody can wait for one. */
class GracefulStopTest {
    private static final int TERMINATED = 128 + 15;
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final World world = new World(
            GracefulStopTest.class,
            Duration.ofSeconds(3),
            Map.of(
                    "lease-ms", "600000",
                    "sweep-every-ms", "250",
                    "drain-ms", "1500",
                    "first-backoff-ms", Long.toString(BACKOFF.toMillis()),
                    "longest-backoff-ms", Long.toString(BACKOFF.toMillis())));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_stopping_node_hands_its_sagas_over_and_another_goes_on_at_once() throws Exception {
        NodeProcess node = world.process("stopping").started();
        node.begin("count", ABANDON, 0, 0);
        int inCallback = Integer.parseInt(node.await("ended", "count").word(2)) + 4;
        node.begin("in-hand", COMPENSATE, inCallback, 0);
        node.begin("taken-over", ABANDON, inCallback, 0);
        node.begin("hanging", ABANDON, inCallback, 0);
        String inHand = node.await("held", "in-hand").word(1);
        String takenOver = node.await("held", "taken-over").word(1);
        String hanging = node.await("held", "hanging").word(1);
        node.begin("hanging-in-route", COMPENSATE, inCallback, 0);
        String hangingInRoute = node.await("held", "hanging-in-route").word(1);
        node.begin("failing", COMPENSATE, 0, 2);
        String failing = awaitFailing();

        node.terminate();
        node.await("stopping", 1);
        long begunAt = System.currentTimeMillis();
        node.release(inHand);
        node.release(takenOver);
        assertThat(node.awaitExit()).isEqualTo(TERMINATED);
        Instant exit = Instant.now();
        System.out.printf("The node stopped within %d ms%n", exit.toEpochMilli() - begunAt);

        assertThat(world.saga(inHand).map(Saga::status)).hasValue(SagaStatus.COMPENSATED);
        for (String id : List.of(takenOver, hanging, hangingInRoute, failing)) {
            Saga left = world.saga(id).orElseThrow();
            assertThat(left.status()).as(id).isEqualTo(SagaStatus.COMPENSATING);
            assertThat(left.lease().owner()).as("owner").isNull();
            assertThat(left.lease().until()).as("due").isBeforeOrEqualTo(exit.plus(BACKOFF));
        }
        world.nodeHere();
        world.awaitEnd(world.sagaIds());
        for (String id : world.sagaIds()) {
            Invariants.assertFinishedProperly(world.snapshot(id));
        }
        System.out.printf("Another went on within %d ms%n", System.currentTimeMillis() - exit.toEpochMilli());
    }

    /** Waits until a callback of the saga that was begun last has failed; gives its id. */
    private String awaitFailing() {
        String[] found = new String[1];
        Waiting.until(() -> {
            found[0] =
                    world.sagaIds().stream().filter(this::hasFailed).findFirst().orElse("");
            assertThat(found[0]).as("a failing saga").isNotEmpty();
        });
        return found[0];
    }

    private boolean hasFailed(String id) {
        return world.saga(id).orElseThrow().steps().stream().anyMatch(step -> step.attempts() > 0);
    }
}
