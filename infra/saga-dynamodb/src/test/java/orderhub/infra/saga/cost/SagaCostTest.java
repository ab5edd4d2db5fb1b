package orderhub.infra.saga.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SagaCostTest {
    @ParameterizedTest
    @EnumSource
    void a_saga_of_three_steps_stays_within_its_budget(Scenario scenario) {
        assertThat(scenario.measured()).isEqualTo(scenario.budget());
    }
}
