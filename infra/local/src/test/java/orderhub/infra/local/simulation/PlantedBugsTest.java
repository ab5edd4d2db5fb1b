package orderhub.infra.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing. {@code --bug ALL} plants them all, which takes ten minutes. */
class PlantedBugsTest {

    private static final int MAX_SEEDS = 60;
    private static final int WORLDS = 4;

    @ParameterizedTest
    @EnumSource(names = {"FAULT_TAKEN_FOR_REFUSAL", "STOCK_NOT_CHECKED"})
    void is_found(Bug bug) {
        Seeds seeds = new Seeds(new SimulationOptions(1, MAX_SEEDS, WORLDS, EnumSet.of(bug)), bug);
        assertThat(seeds.run(result -> {})).as("seeds that show %s", bug).anyMatch(bug::isShownBy);
    }
}
