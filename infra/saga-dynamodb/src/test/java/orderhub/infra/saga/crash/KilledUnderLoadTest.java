package orderhub.infra.saga.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes at work, one of which is killed halfway. */
class KilledUnderLoadTest {
    private static final int SAGAS = 1000;
    /** Every so many sagas, callbacks fail at first. */
    private static final int FAILS_EVERY = 5;

    private final World world = new World(
            KilledUnderLoadTest.class, Duration.ofSeconds(6), Map.of("lease-ms", "2000", "sweep-every-ms", "500"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void every_saga_finishes_though_a_node_is_killed_halfway() {
        NodeProcess victim = world.process("victim");
        NodeProcess survivor = world.process("survivor").started();
        victim.started();
        for (int saga = 0; saga < SAGAS; saga++) {
            begin(saga % 2 == 0 ? victim : survivor, saga);
        }
        Waiting.until(() -> assertThat(ended(victim) + ended(survivor)).isGreaterThanOrEqualTo(SAGAS / 2));
        victim.kill();
        long killedAtMs = System.currentTimeMillis();

        List<NodeProcess.Report> mine = survivor.await("ended", SAGAS / 2);
        int missing = SAGAS - world.sagaIds().size();
        for (int saga = 0; saga < missing; saga++) {
            begin(survivor, saga);
        }
        survivor.await("ended", mine.size() + missing);
        List<String> ids = world.sagaIds();
        world.awaitEnd(ids);

        assertThat(ids).hasSize(SAGAS);
        for (String id : ids) {
            Invariants.assertFinishedProperly(world.snapshot(id));
        }
        victim.reports("ended").forEach(this::assertEndedAsTold);
        survivor.reports("ended").forEach(this::assertEndedAsTold);
        tell(survivor, killedAtMs);
    }

    /** What a route was told about its saga holds, whatever happened to its node afterwards. */
    private void assertEndedAsTold(NodeProcess.Report ended) {
        boolean completes = ended.word(0).startsWith(NodeRoutes.COMPLETE);
        boolean succeeded = ended.rest(3).isEmpty();
        SagaStatus status = world.saga(ended.word(1)).orElseThrow().status();
        if (!completes || succeeded) {
            assertThat(status)
                    .as(ended.toString())
                    .isEqualTo(completes ? SagaStatus.COMPLETED : SagaStatus.COMPENSATED);
        }
    }

    private static void begin(NodeProcess node, int saga) {
        List<String> routes = NodeRoutes.DECIDED;
        String route = routes.get(saga / 2 % routes.size());
        node.begin(route + "-" + saga, route, 0, saga / 2 % FAILS_EVERY == 0 ? 1 : 0);
    }

    private static int ended(NodeProcess node) {
        return node.reports("ended").size();
    }

    /** How long it took, for whoever wants to know. */
    private void tell(NodeProcess survivor, long killedAtMs) {
        Set<String> own =
                survivor.reports("ended").stream().map(report -> report.word(1)).collect(Collectors.toSet());
        for (String what : List.of("recovered", "finished")) {
            Map<Boolean, LongSummaryStatistics> tookMs = survivor.reports(what).stream()
                    .filter(report -> !own.contains(report.word(0)))
                    .collect(Collectors.partitioningBy(
                            report -> wasLate(report.word(0)),
                            Collectors.summarizingLong(report -> Long.parseLong(report.word(1)) - killedAtMs)));
            tookMs.forEach((late, took) -> System.out.printf(
                    "Sagas of the dead node whose %s: %d %s, the last %d ms after the kill%n",
                    late ? "deadline passed" : "lease ran out", took.getCount(), what, took.getMax()));
        }
    }

    private boolean wasLate(String id) {
        return world.saga(id).map(Saga::because).isPresent();
    }
}
