package orderhub.infra.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    /** The first so many; {@link SimulationMain} runs as many as there is time for. */
    private static final int SEEDS = 24;

    private static final int WORLDS = 4;

    @Test
    void whatever_the_network_does_no_guarantee_is_broken() {
        Seeds seeds = new Seeds(new SimulationOptions(1, SEEDS, WORLDS, EnumSet.of(Bug.NONE)), Bug.NONE);
        List<World.Result> failed = seeds.run(result -> {});
        assertThat(failed).as("seeds with violations").isEmpty();
        assertThat(seeds.done()).isEqualTo(SEEDS);
        assertThat(seeds.shipped()).as("of %d orders", seeds.orders()).isGreaterThan(seeds.orders() / 4);
        assertThat(seeds.faults().keySet()).as("faults that happened").hasSizeGreaterThan(8);
    }
}
