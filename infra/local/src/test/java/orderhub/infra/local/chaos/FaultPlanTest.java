package orderhub.infra.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void the_same_seed_makes_the_same_plan_and_another_one_makes_another() {
        assertThat(FaultPlan.of(7, QUARTER, 3, FaultPlan.USUAL_GAP, FaultPlan.ALL_KINDS))
                .isEqualTo(FaultPlan.of(7, QUARTER, 3, FaultPlan.USUAL_GAP, FaultPlan.ALL_KINDS));
        assertThat(FaultPlan.of(7, QUARTER, 3, FaultPlan.USUAL_GAP, FaultPlan.ALL_KINDS))
                .isNotEqualTo(FaultPlan.of(8, QUARTER, 3, FaultPlan.USUAL_GAP, FaultPlan.ALL_KINDS));
    }

    @Test
    void a_quarter_of_an_hour_has_fifty_kills_and_all_kinds_of_faults_within_its_time() {
        for (long seed = 0; seed < 100; seed++) {
            FaultPlan plan = FaultPlan.of(seed, QUARTER, 3, FaultPlan.USUAL_GAP, FaultPlan.ALL_KINDS);

            assertThat(plan.faults()).filteredOn(fault -> fault.kind().kills()).hasSizeGreaterThanOrEqualTo(50);
            assertThat(plan.faults()).extracting(FaultPlan.Fault::kind).contains(FaultKind.values());
            assertThat(plan.faults()).allMatch(fault -> fault.at().compareTo(QUARTER) < 0 && fault.hub() < 3);
        }
    }

    @Test
    void those_that_are_asked_for_are_all_there_is() {
        FaultPlan plan = FaultPlan.of(7, QUARTER, 3, Duration.ofSeconds(30), Set.of(FaultKind.KILL_HUB));

        assertThat(plan.faults()).hasSizeGreaterThan(20);
        assertThat(plan.faults()).extracting(FaultPlan.Fault::kind).containsOnly(FaultKind.KILL_HUB);
    }
}
