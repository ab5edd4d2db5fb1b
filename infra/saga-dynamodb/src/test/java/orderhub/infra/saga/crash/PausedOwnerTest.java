package orderhub.infra.saga.crash;

import static orderhub.infra.saga.crash.NodeRoutes.ABANDON;
import static orderhub.infra.saga.crash.NodeRoutes.COMPENSATE;
import static orderhub.infra.saga.crash.NodeRoutes.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is paused for longer than its leases last, and wakes up when another node has finished its sagas. */
class PausedOwnerTest {
    private static final String TAKEN_OVER = "another node has taken over";

    private final World world = new World(
            PausedOwnerTest.class, Duration.ofSeconds(4), Map.of("lease-ms", "1500", "sweep-every-ms", "250"));

    @AfterEach
    void close() {
        world.close();
    }

    /**
     * @param tag names the saga
     * @param at where its node is when it is paused
     * @param problem what the route is told that went on with it
     */
    private record Case(String tag, String route, int at, String problem) {}

    @Test
    void a_paused_owner_can_neither_write_nor_call_once_it_wakes_up() throws Exception {
        NodeProcess owner = world.process("owner").started();
        owner.begin("count", ABANDON, 0, 0);
        int begun = Integer.parseInt(owner.await("ended", "count").word(2));
        List<Case> cases = List.of(
                new Case("before-last-join", COMPLETE, begun - 3, "Cannot begin: status is COMPENSATED"),
                new Case("before-decision", COMPLETE, begun + 1, "Cannot complete: status is COMPENSATED"),
                new Case("after-decision", COMPLETE, begun + 2, TAKEN_OVER),
                new Case("in-callback", COMPENSATE, begun + 4, TAKEN_OVER),
                new Case("before-save", COMPENSATE, begun + 5, TAKEN_OVER),
                new Case("before-save-of-completion", COMPLETE, begun + 5, TAKEN_OVER));
        cases.forEach(each -> owner.begin(each.tag(), each.route(), each.at(), 0));
        List<String> ids = owner.await("held", cases.size()).stream()
                .map(report -> report.word(1))
                .toList();
        owner.pause();

        world.nodeHere();
        world.awaitEnd(ids);
        Map<String, Snapshot> finished =
                ids.stream().map(world::snapshot).collect(Collectors.toMap(Snapshot::id, Function.identity()));
        owner.resume();
        ids.forEach(owner::release);

        for (Case each : cases) {
            NodeProcess.Report ended = owner.await("ended", each.tag());
            assertThat(ended.rest(3)).as(each.tag()).contains(each.problem());
            Snapshot now = world.snapshot(ended.word(1));
            assertThat(now).as(each.tag()).isEqualTo(finished.get(now.id()));
            Invariants.assertFinishedProperly(now);
        }
    }
}
