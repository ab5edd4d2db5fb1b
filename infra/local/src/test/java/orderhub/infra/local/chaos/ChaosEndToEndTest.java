package orderhub.infra.local.chaos;

import static orderhub.infra.local.chaos.FaultKind.KILL_AWS;
import static orderhub.infra.local.chaos.FaultKind.KILL_GATEWAY;
import static orderhub.infra.local.chaos.FaultKind.KILL_HUB;
import static orderhub.infra.local.chaos.FaultKind.PAUSE_HUB;
import static orderhub.infra.local.chaos.FaultKind.RESTART_HUB;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Chaos at its shortest, one fault of each kind and two kills of a hub. {@link ChaosMain} makes more of it. */
class ChaosEndToEndTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "hub.reservation.hold-ms", "30000",
            // Less, and on a machine that is very slow messages come back while they are in hand, until they are dead.
            "hub.queue.visibility-s", "20",
            "hub.gateway.breaker.open-s", "2",
            "hub.retry.longest-s", "4",
            "saga.dynamodb.longest-backoff-ms", "4000");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory = Path.of("");

    @Test
    void whatever_is_killed_or_paused_nothing_is_lost_and_nothing_happens_twice() throws Exception {
        FaultPlan plan = new FaultPlan(List.of(
                fault(5, KILL_HUB, 0, 1),
                fault(12, PAUSE_HUB, 1, 7),
                fault(22, KILL_AWS, 0, 1),
                fault(30, KILL_GATEWAY, 0, 1),
                fault(35, KILL_HUB, 1, 0),
                fault(40, RESTART_HUB, 0, 0)));
        ChaosOptions options = new ChaosOptions(
                Duration.ofSeconds(45),
                7,
                2,
                2,
                FaultPlan.USUAL_GAP,
                FaultPlan.ALL_KINDS,
                directory.resolve("chaos"),
                true,
                SETTINGS);

        ChaosReport report = new ChaosRun(options, plan).run();

        assertThat(report.violations()).as(report.text()).isEmpty();
        assertThat(report.kills()).isEqualTo(4);
        assertThat(report.evidence().acknowledged()).hasSize(report.traffic().posted());
        assertThat(report.evidence().orders())
                .filteredOn(order -> order.status().equals("SHIPPED"))
                .hasSizeGreaterThan(report.traffic().posted() / 2);
    }

    private static FaultPlan.Fault fault(int atSecond, FaultKind kind, int hub, int lastsSeconds) {
        return new FaultPlan.Fault(Duration.ofSeconds(atSecond), kind, hub, Duration.ofSeconds(lastsSeconds));
    }
}
