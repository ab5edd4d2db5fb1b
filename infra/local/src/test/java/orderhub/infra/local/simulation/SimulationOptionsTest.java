package orderhub.infra.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationOptionsTest {

    @Test
    void a_seed_is_run_again_by_its_number() {
        assertThat(SimulationOptions.parse(new String[] {"--first", "4711", "--seeds", "1"}))
                .isEqualTo(new SimulationOptions(4711, 1, 5, EnumSet.of(Bug.NONE)));
    }

    @Test
    void one_mistake_is_planted_or_each() {
        assertThat(SimulationOptions.parse(new String[] {"--bug", "NO_SWEEP"}).bugs())
                .containsExactly(Bug.NO_SWEEP);
        assertThat(SimulationOptions.parse(new String[] {"--bug", "ALL"}).bugs())
                .hasSize(Bug.values().length - 1)
                .doesNotContain(Bug.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--first", "--first x", "--speed 3", "--bug NO_SUCH"})
    void what_it_does_not_know_is_refused(String arguments) {
        assertThatThrownBy(() -> SimulationOptions.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
