package orderhub.infra.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import orderhub.infra.local.hub.Shop;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Incident AT_TEN = new Incident(BEGIN.plusSeconds(10), FaultKind.KILL_HUB, "hub-1");

    @Test
    void an_incident_lasts_until_the_last_order_that_was_under_way_has_its_next_change() {
        Recovery recovery = new Recovery(List.of(
                order(OrderMix.PLAIN, 1, 2, 12, 90),
                order(OrderMix.PLAIN, 9, 15),
                order(OrderMix.PLAIN, 1, 2, 3),
                order(OrderMix.PLAIN, 11, 40),
                order("pm_sim_delay_1500", 1, 80)));

        assertThat(recovery.ofIncidents(List.of(AT_TEN)).at(100)).isEqualTo(Duration.ofSeconds(5));
        assertThat(recovery.ofOrders(List.of(AT_TEN)).sorted())
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void an_incident_that_hit_no_order_does_not_count() {
        Recovery recovery = new Recovery(List.of(order(OrderMix.PLAIN, 11, 12)));

        assertThat(recovery.ofIncidents(List.of(AT_TEN)).sorted()).isEmpty();
        assertThat(recovery.ofIncidents(List.of(AT_TEN)).at(95)).isZero();
    }

    @Test
    void percentiles_are_durations_that_were_measured() {
        Percentiles percentiles = Percentiles.of(
                LongStream.rangeClosed(1, 20).mapToObj(Duration::ofSeconds).toList());

        assertThat(percentiles.at(50)).isEqualTo(Duration.ofSeconds(10));
        assertThat(percentiles.at(95)).isEqualTo(Duration.ofSeconds(19));
        assertThat(percentiles.at(100)).isEqualTo(Duration.ofSeconds(20));
    }

    private static Shop.OrderRow order(String token, long... changesAtSecond) {
        List<Shop.Change> history = LongStream.of(changesAtSecond)
                .mapToObj(second -> new Shop.Change("Something", BEGIN.plusSeconds(second)))
                .toList();
        return new Shop.OrderRow(
                "order", "SHIPPED", 500, List.of(), token, history, "saga", history.size(), history.size());
    }
}
