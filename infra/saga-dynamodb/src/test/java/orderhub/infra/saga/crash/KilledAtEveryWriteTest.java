package orderhub.infra.saga.crash;

import static orderhub.infra.saga.crash.NodeRoutes.ABANDON;
import static orderhub.infra.saga.crash.NodeRoutes.COMPENSATE;
import static orderhub.infra.saga.crash.NodeRoutes.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A node dies by SIGKILL while it holds many sagas, each at another moment: before or after one of its writes or
 * effects. Which moments there are is counted in sagas that nothing happens to.
 */
class KilledAtEveryWriteTest {
    private static final int NOWHERE = 0;
    private static final int WITHOUT_FAILURES = 0;
    /** Before the decision is written, and after it. */
    private static final int MOMENTS_OF_DECISION = 2;

    private final World world = new World(
            KilledAtEveryWriteTest.class,
            Duration.ofSeconds(5),
            Map.of(
                    "lease-ms", "2000",
                    "sweep-every-ms", "250",
                    "recovery-threads", "100",
                    "callback-threads", "100"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void another_node_goes_on_wherever_the_owner_dies() throws Exception {
        NodeProcess owner = world.process("owner", NodeMain.Flag.BLIND).started();
        Map<String, String> left = new LinkedHashMap<>();
        for (String route : List.of(COMPLETE, COMPENSATE)) {
            int moments = momentsOf(owner, route);
            for (int at = 1; at <= moments; at++) {
                left.putAll(begun(owner, route + "-" + at, route, at, "held"));
            }
        }
        owner.kill();

        assertAnotherNodeGoesOnWith(left);
    }

    @Test
    void a_third_node_goes_on_wherever_the_one_that_took_over_dies() throws Exception {
        NodeProcess owner = world.process("first-owner", NodeMain.Flag.BLIND).started();
        int begun = momentsOf(owner, ABANDON);
        int callbacks = momentsOf(owner, COMPENSATE) - begun;
        int decided = begun + MOMENTS_OF_DECISION;
        Map<String, String> left = new LinkedHashMap<>();
        for (int at = 1; at <= callbacks + 1; at++) {
            left.putAll(begun(owner, "late-" + at, ABANDON, NOWHERE, "ended"));
            left.putAll(begun(owner, "completing-" + at, COMPLETE, decided, "held"));
            left.putAll(begun(owner, "compensating-" + at, COMPENSATE, decided, "held"));
        }
        owner.kill();

        NodeProcess second = world.process("second-owner");
        left.forEach((tag, id) -> second.hold(tag, id, number(tag)));
        second.start();
        second.await("held", 3 * callbacks);
        List<String> heldNowhere = left.entrySet().stream()
                .filter(saga -> number(saga.getKey()) > callbacks)
                .map(Map.Entry::getValue)
                .toList();
        heldNowhere.forEach(id -> second.await("finished", id));
        second.kill();

        assertThat(second.reports("held")).as("sagas at one of their moments").hasSize(3 * callbacks);
        assertThat(heldNowhere)
                .as("sagas that had no moment left to be held at")
                .hasSize(3);
        assertAnotherNodeGoesOnWith(left);
    }

    private void assertAnotherNodeGoesOnWith(Map<String, String> idsByTag) throws Exception {
        Map<String, Snapshot> before = new LinkedHashMap<>();
        idsByTag.forEach((tag, id) -> before.put(tag, world.snapshot(id)));
        world.nodeHere();
        world.awaitEnd(idsByTag.values());
        before.forEach((tag, left) ->
                assertThat(world.snapshot(left.id())).as(tag).satisfies(now -> Invariants.assertWentOn(left, now)));
        long unfinished =
                before.values().stream().filter(Snapshot::isUnfinished).count();
        System.out.printf("%d sagas, %d of them unfinished when their node died%n", before.size(), unfinished);
    }

    private static int number(String tag) {
        return Integer.parseInt(tag.substring(tag.indexOf('-') + 1));
    }

    private static int momentsOf(NodeProcess node, String route) {
        node.begin("count-" + route, route, NOWHERE, WITHOUT_FAILURES);
        return Integer.parseInt(node.await("ended", "count-" + route).word(2));
    }

    /** Waits until it is begun as far as it should, and gives its id by its tag: the next one disturbs it no more. */
    private static Map<String, String> begun(NodeProcess node, String tag, String route, int holdAt, String asFarAs) {
        node.begin(tag, route, holdAt, WITHOUT_FAILURES);
        return Map.of(tag, node.await(asFarAs, tag).word(1));
    }
}
