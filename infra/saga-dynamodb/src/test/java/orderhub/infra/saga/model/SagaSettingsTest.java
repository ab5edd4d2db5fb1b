package orderhub.infra.saga.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SagaSettingsTest {

    @Test
    void a_caller_need_not_wait() {
        SagaSettings settings = SagaSettings.builder()
                .callerWait(Duration.ZERO)
                .drain(Duration.ZERO)
                .build();
        assertThat(settings.callerWait()).isZero();
    }

    @Test
    void times_that_make_no_sense_are_refused() {
        refused("callerWait must not be negative", SagaSettings.builder().callerWait(Duration.ofMillis(-1)));
        refused("drain must not be negative", SagaSettings.builder().drain(Duration.ofMillis(-1)));
        refused("lease must be at most", SagaSettings.builder().lease(Duration.ofSeconds(Long.MAX_VALUE)));
        refused("lease must be at least a milli", SagaSettings.builder().lease(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    void numbers_that_are_too_large_are_refused_and_not_cut_off() {
        Map<String, String> properties = Map.of("max-steps", Long.toString((1L << 32) + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SagaSettings.builder().from(properties::get))
                .withMessage("max-steps is out of bounds: 4294967297");
    }

    @Test
    void steps_that_do_not_fit_an_item_are_refused() {
        refused("maxSteps must be at most 100", SagaSettings.builder().maxSteps(101));
        refused(
                "64 steps of 6000 bytes do not fit an item",
                SagaSettings.builder().maxStepBytes(6000));
    }

    private static void refused(String why, SagaSettingsBuilder settings) {
        assertThatIllegalArgumentException().isThrownBy(settings::build).withMessageContaining(why);
    }
}
